import { changeSettings, getSettings as getSettingsRoute } from "../../contract/settings.ts";
import { can } from "../../domain/access/access.ts";
import { writeAudit } from "../audit/store.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { getSettings, putSettings } from "./store.ts";

export function bindSettings(application: Application): void {
  bind(application, getSettingsRoute, async ({ db, countyCode }) => getSettings(db, countyCode));

  bind(application, changeSettings, async (context, { body }) => {
    if (!can(context.actor, "settings.change", { kind: "county" })) return refuse("forbidden");
    const wrong = body.calendar.findIndex(
      ({ springFrom, autumnTeaching, springTeaching }) =>
        autumnTeaching[0] > autumnTeaching[1] ||
        springTeaching[0] > springTeaching[1] ||
        springFrom > springTeaching[0] ||
        autumnTeaching[1] >= springFrom,
    );
    if (wrong !== -1) return refuse("bad-input", { fields: [{ path: `calendar/${wrong}`, code: "order" }] });
    await putSettings(context.db, context.countyCode, body);
    await writeAudit(context, "settings.change", { kind: "county", id: null });
    return getSettings(context.db, context.countyCode);
  });
}
