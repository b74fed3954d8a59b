import { z } from "zod";
import { day } from "../../contract/shared.ts";

/**
 * What an address says, by a schema of the contract: `searchOf(listRecords.query)`. Words that the schema does not take
 * are left out, so that an old or mistyped address opens the page and not an error.
 */
export function searchOf<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
): (search: Record<string, unknown>) => Partial<z.output<z.ZodObject<Shape>>> {
  const fields = Object.entries(schema.shape);
  return (search) => {
    const taken: Record<string, unknown> = {};
    for (const [name, field] of fields) {
      const word = search[name];
      if (word === undefined || word === "") continue;
      const result = z.safeParse(field, word);
      if (result.success) taken[name] = result.data;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value came out of the field of this very schema
    return taken as Partial<z.output<z.ZodObject<Shape>>>;
  };
}

/** What every page carries: the day and the term that everything is shown for; today and the running term where left out. */
const pointInTime = z.object({ asOf: day.optional(), term: z.string().max(20).optional() });
export type PointInTime = z.output<typeof pointInTime>;
export const pointInTimeSearch: (search: Record<string, unknown>) => PointInTime = searchOf(pointInTime);
