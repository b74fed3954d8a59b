import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Drawer, Form, Input, Select, Switch, type FormRule } from "antd";
import { useState, type ReactElement } from "react";
import { changeAccount, createAccount, resetPassword, type Account } from "../../../contract/account.ts";
import { listStaff } from "../../../contract/school.ts";
import { listProgrammes } from "../../../contract/programme.ts";
import { passwordProblem } from "../../../domain/access/password.ts";
import { pageSizeMax } from "../../../contract/shared.ts";
import { roles, scopesOfRole, type Role } from "../../../domain/access/role.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange, useRoute } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { SchoolSelect } from "../../ui/school-select.tsx";
import { stateWords } from "../../ui/state-words.ts";
import { Failed } from "../../ui/states.tsx";
import { accountWords } from "../messages.ts";
import { firstScope, grantRows, grantsOfRows, type GrantRow } from "../model.ts";

interface Values {
  readonly loginName: string;
  readonly displayName: string;
  readonly password?: string;
  readonly isActive: boolean;
  readonly staffId?: string | null;
  readonly grants: GrantRow[];
}

function ProgrammeSelect(props: { readonly value?: string | null; readonly onChange?: (id: string) => void }): ReactElement {
  const text = useMessages(accountWords);
  const answer = useRoute(listProgrammes, { query: { size: pageSizeMax } });
  return (
    <Select
      aria-label={text.chooseProgramme}
      placeholder={text.chooseProgramme}
      value={props.value ?? null}
      options={(answer.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string | null) => {
        if (id !== null) props.onChange?.(id);
      }}
    />
  );
}

/** The scope of one role: the county, a programme or a school, whichever the role can have. */
function ScopeField({ name, role }: { readonly name: number; readonly role: Role }): ReactElement {
  const text = useMessages(accountWords);
  const common = useMessages(commonWords);
  const form = Form.useFormInstance<Values>();
  const grants: readonly (GrantRow | undefined)[] = Form.useWatch("grants", form) ?? [];
  const kind = grants[name]?.kind;
  const kinds = scopesOfRole[role];
  const labels = { county: text.county, programme: text.chooseProgramme, school: text.chooseSchool };
  return (
    <>
      <Form.Item name={[name, "kind"]} hidden={kinds.length === 1} style={{ width: 120 }}>
        <Select aria-label={text.scope} options={kinds.map((value) => ({ value, label: labels[value] }))} />
      </Form.Item>
      {kind === "county" ? null : (
        <Form.Item name={[name, "scopeId"]} rules={[{ required: true, message: common.required }]} style={{ flex: 1, minWidth: 160 }}>
          {kind === "programme" ? <ProgrammeSelect /> : <SchoolSelect label={text.chooseSchool} />}
        </Form.Item>
      )}
    </>
  );
}

function GrantFields(): ReactElement {
  const text = useMessages(accountWords);
  const common = useMessages(commonWords);
  const names = useMessages(stateWords).roles;
  const form = Form.useFormInstance<Values>();
  const grants: readonly (GrantRow | undefined)[] = Form.useWatch("grants", form) ?? [];
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="field-row">
              <Form.Item name={[name, "role"]} style={{ width: 150 }}>
                <Select
                  aria-label={text.role}
                  options={roles.map((role) => ({ value: role, label: names[role] }))}
                  onChange={(role: Role) => form.setFieldValue(["grants", name], { role, kind: firstScope(role), scopeId: null })}
                />
              </Form.Item>
              <ScopeField name={name} role={grants[name]?.role ?? "coordinator"} />
              <Button icon={<DeleteOutlined />} aria-label={common.remove} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" block onClick={() => add({ role: "coordinator", kind: "school", scopeId: null })}>
            {text.addRole}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** The server's own rule, said before sending; only the name's part of it is left to the server. */
function passwordRules(message: string): FormRule[] {
  return [
    {
      validator: (_, value) => (passwordProblem(String(value ?? ""), "") === null ? Promise.resolve() : Promise.reject(new Error(message))),
    },
  ];
}

/** Whose account it is on the staff list of the school: a posted teacher enters the months of this person. */
function StaffField({ account }: { readonly account: Account | null }): ReactElement | null {
  const text = useMessages(accountWords);
  const form = Form.useFormInstance<Values>();
  const grants: readonly (GrantRow | undefined)[] = Form.useWatch("grants", form) ?? [];
  const schoolId = grants.find((grant) => grant?.kind === "school")?.scopeId ?? null;
  const [q, search] = useState("");
  const query = { size: 50, ...(schoolId === null ? {} : { schoolId }), ...(q === "" ? {} : { q }) };
  const answer = useRoute(listStaff, { query }, { enabled: schoolId !== null, keepPrevious: true });
  if (schoolId === null) return null;
  const known = account?.staff ? [{ value: account.staff.id, label: account.staff.name }] : [];
  const found = (answer.data?.rows ?? []).map(({ id, name, staffNo }) => ({ value: id, label: `${name}（${staffNo}）` }));
  const options = [...found, ...known.filter(({ value }) => found.every((one) => one.value !== value))];
  return (
    <Form.Item name="staffId" label={text.staff} extra={text.staffHint}>
      <Select allowClear showSearch={{ filterOption: false, onSearch: search }} options={options} />
    </Form.Item>
  );
}

function ResetPassword({ account }: { readonly account: Account }): ReactElement {
  const text = useMessages(accountWords);
  const { message } = App.useApp();
  const reset = useChange(resetPassword);
  const send = async (password: string): Promise<void> => {
    await reset.mutateAsync({ params: { accountId: account.id }, body: { password } });
    void message.success(text.passwordReset);
  };
  return (
    <Form<{ password: string }>
      layout="vertical"
      style={{ marginTop: 24 }}
      onFinish={({ password }) => void send(password).catch(() => undefined)}
    >
      {reset.error ? <Failed error={reset.error} /> : null}
      <Form.Item name="password" label={text.newPassword} extra={text.passwordHint} rules={passwordRules(text.atLeast)}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button htmlType="submit" loading={reset.isPending}>
        {text.resetPassword}
      </Button>
    </Form>
  );
}

/** Makes or changes an account and what it may do. */
export function AccountForm({ account, onClose }: { readonly account: Account | null; readonly onClose: () => void }): ReactElement {
  const text = useMessages(accountWords);
  const common = useMessages(commonWords);
  const create = useChange(createAccount);
  const change = useChange(changeAccount);
  const [first] = useState<Partial<Values>>(() =>
    account === null
      ? { isActive: true, staffId: null, grants: [] }
      : { ...account, staffId: account.staff?.id ?? null, grants: grantRows(account.grants) },
  );
  const error = create.error ?? change.error;
  const reasons: Readonly<Record<string, string>> = {
    "last-officer": text.lastOfficer,
    duplicate: text.duplicate,
    scope: text.wrongScope,
    "staff-taken": text.staffTaken,
  };
  const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
  const save = async (values: Values): Promise<void> => {
    const grants = grantsOfRows(values.grants);
    const { displayName, staffId = null } = values;
    if (account === null)
      await create.mutateAsync({ body: { loginName: values.loginName, displayName, password: values.password ?? "", staffId, grants } });
    else await change.mutateAsync({ params: { accountId: account.id }, body: { displayName, isActive: values.isActive, staffId, grants } });
    onClose();
  };
  const required = [{ required: true, message: common.required }];
  return (
    <Drawer open size={600} title={account === null ? text.create : text.change} onClose={onClose}>
      <Form<Values>
        layout="vertical"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {error ? <Failed error={reason === undefined ? error : new Explained(reason)} /> : null}
        <Form.Item name="loginName" label={text.loginName} rules={required}>
          <Input disabled={account !== null} maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={text.displayName} rules={required}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {account === null ? (
          <Form.Item name="password" label={text.password} extra={text.passwordHint} rules={passwordRules(text.atLeast)}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        ) : (
          <Form.Item name="isActive" label={text.isActive} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <h3>{text.roles}</h3>
        <GrantFields />
        <div style={{ marginTop: 16 }}>
          <StaffField account={account} />
        </div>
        <Button type="primary" htmlType="submit" style={{ marginTop: 16 }} loading={create.isPending || change.isPending}>
          {common.save}
        </Button>
      </Form>
      {account === null ? null : <ResetPassword account={account} />}
    </Drawer>
  );
}
