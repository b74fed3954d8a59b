import "./app/schemas-without-eval.ts";
import "antd/dist/antd.css";
import "./ui/theme.css";
import "./ui/layout.css";
import "./app/shell.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyAppearance } from "./app/appearance.ts";
import { Frame } from "./app/frame.tsx";
import { makeQueryClient } from "./app/query.ts";
import { router } from "./app/routes.ts";

const place = document.querySelector("#root");
if (place !== null && document.documentElement.dataset["belowFloor"] === undefined) {
  applyAppearance();
  createRoot(place).render(
    <StrictMode>
      <Frame client={makeQueryClient()}>
        <RouterProvider router={router} />
      </Frame>
    </StrictMode>,
  );
}
