// Loads /charts.js once, when the first report is shown.

let loading: Promise<void> | null = null;

/** Resolves once <scout-chart> is defined; rejects where the script cannot be had, and the next call tries again. */
export function loadCharts(api: string): Promise<void> {
  loading ??= new Promise<void>((done, failed) => {
    const script = document.createElement("script");
    script.src = `${api}/charts.js`;
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => {
      loading = null;
      script.remove();
      failed(new Error(`${script.src} cannot be loaded`));
    });
    document.head.append(script);
  });
  return loading;
}
