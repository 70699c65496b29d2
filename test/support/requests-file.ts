/** A small generator of repeatable numbers (a linear congruence): the same seed, the same file. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const types = [
  'Bulky Items',
  'Graffiti Removal',
  'Illegal Dumping Pickup',
  'Dead Animal Removal',
  'Single Streetlight Issue',
  'Other',
];
const channels = ['Call', 'Mobile App', 'Self Service', 'Driver Self Report'];
const areas = ['Central APC', 'Harbor APC', 'South Valley APC', ''];
const day = 86_400_000;

/** Local time as the file writes it: month first, 12-hour clock. */
function local(milliseconds: number): string {
  const [date, time] = new Date(milliseconds).toISOString().split('T') as [string, string];
  const [year, month, date2] = date.split('-');
  const hour = Number(time.slice(0, 2));
  return `${month}/${date2}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${time.slice(2, 8)} ${hour < 12 ? 'AM' : 'PM'}`;
}

export interface Expected {
  cancelled: number;
  referred: number;
  noContact: number;
  closed: number;
}

/**
 * A file with the columns of a city's past requests, made of a seed, and what must become of it. Some rows have each of the flaws that real
 * files have: no promise, a promise or a closing before the opening, no place.
 */
export function requestsFile(amount: number, seed: number): { csv: string; expected: Expected } {
  const next = numbers(seed);
  const expected: Expected = { cancelled: 0, referred: 0, noContact: 0, closed: 0 };
  const start = Date.UTC(2018, 2, 9, 15); // over the change to summer time of 11 March
  const lines = Array.from({ length: amount }, (_, n) => {
    const opened = start + Math.floor((n * 4 * day) / amount) + next(60_000);
    const backwards = n % 50 === 49;
    const closed = backwards ? opened - day : opened + 60_000 + next(6 * day);
    const promised = n % 11 === 10 ? '' : local(Math.floor((opened + (n % 13 === 12 ? -2 : 3) * day) / day) * day);
    const channel = channels[next(channels.length)]!;
    const anonymous = next(10) === 0;
    const status = next(20) === 0 ? 'Cancelled' : n % 23 === 22 ? 'Referred Out' : 'Closed';
    if (!backwards) {
      if (status === 'Cancelled') expected.cancelled += 1;
      else if (status === 'Referred Out') expected.referred += 1;
      else if (anonymous || channel === 'Driver Self Report') expected.noContact += 1;
      else expected.closed += 1;
    }
    return [
      `1-${n}`,
      local(opened),
      local(closed),
      promised,
      types[next(types.length)],
      channel,
      status,
      areas[next(areas.length)],
      `${n} MAIN ST`,
      anonymous ? 'Y' : 'N',
    ].join(',');
  });
  const head = 'SRNumber,CreatedDate,ClosedDate,ServiceDate,RequestType,RequestSource,Status,APC,Address,Anonymous';
  return { csv: [head, ...lines].join('\n'), expected };
}
