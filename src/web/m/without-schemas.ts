/**
 * Stands in for the schema library in the phone's build: the phone reads methods and paths of the contract and leaves
 * checking to the server, which saves 30 of its 200 kB. Every schema is this one word; asking it to check is a mistake.
 */
const mayNotCheck = new Set<string | symbol>(["parse", "safeParse", "parseAsync", "safeParseAsync", "decode", "encode"]);

const schema: unknown = new Proxy(() => undefined, {
  get(_, name) {
    if (mayNotCheck.has(name)) throw new Error(`expected no schema to be checked on the phone, found ${String(name)}`);
    return schema;
  },
  apply: () => schema,
});

export { schema as z };
