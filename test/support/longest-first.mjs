import sequencer from '@jest/test-sequencer';

/** Whoever begins last is waited for while a core has nothing to do, and a fresh clone knows no times of earlier runs. */
const long = [
  ...['/crash/kill', '/engine/fuzz/fuzz', '/engine/postgres/contract', '/main/seed/towns', '/engine/contract/contract'],
  ...['/main/replay/replay', '/api/walls', '/api/administration', '/api/staff', '/api/public', '/main/backup/backup'],
  ...['/e2e/browser', '/e2e/detours', '/e2e/staff', '/e2e/administration', '/e2e/modeler', '/e2e/portal'],
  ...['/engine/zeebe/product', '/engine/zeebe/scenarios/the-term', '/engine/zeebe/host'],
  ...['/engine/zeebe/scenarios/the-right-desk', '/engine/zeebe/exporter'],
];

/** Jest's own order, but the longest files first. */
export default class LongestFirst extends (sequencer.default ?? sequencer) {
  sort(tests) {
    const rank = ({ path }) => {
      const at = long.findIndex((part) => path.includes(`/test${part}`));
      return at < 0 ? long.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
