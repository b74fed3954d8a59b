import "../ui/theme.css";
import "./phone.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyAppearance } from "../app/appearance.ts";
import { makeQueryClient } from "../app/query.ts";
import { Frame } from "./frame.tsx";
import { Home } from "./home.tsx";
import { teachReact19 } from "./react-19.ts";

const place = document.querySelector("#root");
if (place !== null && document.documentElement.dataset["belowFloor"] === undefined) {
  applyAppearance();
  teachReact19();
  createRoot(place).render(
    <StrictMode>
      <Frame client={makeQueryClient()}>
        <Home />
      </Frame>
    </StrictMode>,
  );
}
