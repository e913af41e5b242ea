// <scout-chart>: draws an ECharts option that the service made. A script of its own (/charts.js), loaded when a report is
// shown, so that the chat does not carry ECharts. Only what reports draw is bundled: bars, lines, boxes.

import { BarChart, LinesChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";

use([
  BarChart,
  LinesChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

/** Pixels below which bars are not squeezed; the frame around scrolls instead. */
const NARROWEST = 440;

class ScoutChart extends HTMLElement {
  /** What `setOption` takes; values only. */
  option: Record<string, unknown> | null = null;
  /** Width and height in pixels that the option is made for. */
  size: readonly [number, number] = [720, 320];
  /** Whether it fills the width that there is, as bars do; a graph is laid out for its own. */
  fluid = false;

  private drawn: EChartsType | null = null;
  private readonly resized = new ResizeObserver(() => {
    if (this.fluid) this.drawn?.resize();
  });

  connectedCallback(): void {
    if (!this.option || this.drawn) return;
    this.style.display = "block";
    this.style.height = `${this.size[1]}px`;
    if (this.fluid) this.style.minWidth = `${NARROWEST}px`;
    else this.style.width = `${this.size[0]}px`;
    this.drawn = init(this, null, { renderer: "canvas" });
    this.drawn.on("finished", () => {
      this.dataset["drawn"] = "";
    });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.drawn.setOption(still ? { ...this.option, animation: false } : this.option);
    this.resized.observe(this);
  }

  disconnectedCallback(): void {
    this.resized.disconnect();
    this.drawn?.dispose();
    this.drawn = null;
  }
}

if (!customElements.get("scout-chart")) customElements.define("scout-chart", ScoutChart);
