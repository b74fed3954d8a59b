import react from "@vitejs/plugin-react";
import { defineConfig, type BuildEnvironmentOptions, type Plugin } from "vite";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("src/web", import.meta.url));
const api = "http://127.0.0.1:8080";

/** The floor is what Ant Design 6 needs of CSS: `:has` and `color-mix`. Older browsers get a sentence in its place. */
const target = ["chrome111", "edge111", "safari16.4", "firefox121"];

function pageBuild(input: string, manifest: string, isFirst: boolean): BuildEnvironmentOptions {
  return {
    outDir: "../../dist/web",
    emptyOutDir: isFirst,
    copyPublicDir: isFirst,
    sourcemap: false,
    target,
    manifest,
    // Pictures as files: a data address would need a wider policy than the page has.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input,
      output: {
        codeSplitting: {
          groups: [
            { name: "charts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: "schemas", test: /node_modules[\\/]zod[\\/]|schemas-without-eval\.ts$/ },
          ],
        },
      },
    },
  };
}

/** The phone is built by itself, so that it can do without the schema library; see the file that stands in for it. */
function phoneWithoutSchemas(): Plugin {
  return {
    name: "phone-without-schemas",
    enforce: "pre",
    applyToEnvironment: (environment) => environment.name === "phone",
    resolveId: (id) => (id === "zod" ? `${root}/m/without-schemas.ts` : null),
  };
}

/**
 * The components make some style elements (locking the scroll bar behind a drawer) without the nonce of the page, which
 * the policy then blocks. Each gets it here; the build stops where a new version of the library reads otherwise.
 */
function everyStyleWithNonce(): Plugin {
  const made = "styleNode.innerHTML = css;";
  return {
    name: "every-style-with-nonce",
    transform(code, id) {
      if (!id.endsWith("/@rc-component/util/es/Dom/dynamicCSS.js")) return null;
      if (!code.includes(made)) throw new Error(`expected "${made}" in ${id}, found none`);
      const nonce = `document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content")`;
      return { code: code.replace(made, `styleNode.nonce ||= ${nonce} ?? ""; ${made}`), map: null };
    },
  };
}

/** Two pages: `/` for desks and `/m` for phones. Everything is served from the same place; no address points outside. */
export default defineConfig({
  root,
  plugins: [phoneWithoutSchemas(), everyStyleWithNonce(), react()],
  server: { host: "127.0.0.1", proxy: { "/api": api } },
  builder: {},
  environments: {
    client: { build: pageBuild(`${root}/index.html`, ".vite/desktop.json", true) },
    phone: { consumer: "client", build: pageBuild(`${root}/m/index.html`, ".vite/phone.json", false) },
  },
});
