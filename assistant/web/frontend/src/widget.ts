// Defines the elements. Loaded by the page itself and, as /widget.js, by any page that embeds <scout-chat>.

import { ScoutFirms } from "./firms-view";
import { ScoutPage } from "./page-view";
import { ScoutReportReader } from "./report-reader";
import { ScoutReport } from "./report-view";
import { ScoutChat } from "./scout-chat";
import { ScoutSource } from "./source-panel";

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  // without an api attribute the service is where the script came from
  ScoutChat.defaultApi = new URL(".", script.src).href.replace(/\/$/, "");
}

const elements: readonly [string, CustomElementConstructor][] = [
  ["scout-report-reader", ScoutReportReader],
  ["scout-report", ScoutReport],
  ["scout-firms", ScoutFirms],
  ["scout-page", ScoutPage],
  ["scout-source", ScoutSource],
  ["scout-chat", ScoutChat],
];
for (const [name, element] of elements) {
  if (!customElements.get(name)) customElements.define(name, element);
}
