// The page of the service itself: the chat, and the documents beside it.

import { ScoutDocument } from "./document-view";
import { ScoutDocuments } from "./documents-view";
import { ScoutIntake } from "./intake-view";
import { ScoutPages } from "./pages";
import "./widget";

const elements: readonly [string, CustomElementConstructor][] = [
  ["scout-intake", ScoutIntake],
  ["scout-document", ScoutDocument],
  ["scout-documents", ScoutDocuments],
  ["scout-pages", ScoutPages],
];
for (const [name, element] of elements) customElements.define(name, element);
