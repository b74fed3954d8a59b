-- Allowances booked performance pay and the school's own money under names of their own: one budget line had two
-- accounts. The amounts stay as they were booked.
update booking set from_id = 'performance' where from_kind = 'source' and from_id = 'performancePay';
update booking set to_id = 'performance' where to_kind = 'source' and to_id = 'performancePay';
update booking set from_id = 'selfRaised' where from_kind = 'source' and from_id = 'schoolFunds';
update booking set to_id = 'selfRaised' where to_kind = 'source' and to_id = 'schoolFunds';
