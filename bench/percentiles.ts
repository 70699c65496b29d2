/** `p50/p99` of these milliseconds, as text. */
export function percentiles(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  return `${at(0.5)}/${at(0.99)}`;
}
