import { listDatedSettings, putDatedSetting } from "../../contract/dated-setting.ts";
import { changeSettings, getSettings as getSettingsRoute } from "../../contract/settings.ts";
import { can } from "../../domain/access/access.ts";
import { writeAudit } from "../audit/store.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { describeDated, putDated, type AnySetting } from "./queries.ts";
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

/** Binds the rules and amounts that features declare; `known` is joined in main.ts. */
export function bindDatedSettings(application: Application, known: readonly AnySetting[]): void {
  bind(application, listDatedSettings, async (context) => describeDated(context, known));

  bind(application, putDatedSetting, async (context, { params, body }) => {
    if (!can(context.actor, "settings.change", { kind: "county" })) return refuse("forbidden");
    const setting = known.find(({ key }) => key === params.key);
    if (!setting) return refuse("not-found");
    const checked = setting.schema.safeParse(body.value);
    if (!checked.success) {
      const fields = checked.error.issues.map(({ path, code }) => ({ path: ["value", ...path.map(String)].join("/"), code }));
      return refuse("bad-input", { fields });
    }
    await putDated(context, setting.key, body);
    await writeAudit(context, "settings.dated", { kind: "county", id: null, detail: { key: setting.key, ...body } });
    return describeDated(context, known);
  });
}
