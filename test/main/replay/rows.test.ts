import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMapping } from '../../../main/replay/mapping.ts';
import { instantIn, onTime, readRows } from '../../../main/replay/rows.ts';
import { projectRoot } from '../../../store/root.ts';

const mapping = parseMapping(readFileSync(join(projectRoot(), 'seeds/replay/la311.json'), 'utf8'));
const head = 'SRNumber,CreatedDate,ClosedDate,ServiceDate,RequestType,RequestSource,Status,APC,Address,Anonymous';
const file = (...lines: string[]) => [head, ...lines].join('\n');
const good =
  '1-1,01/01/2018 12:00:09 AM,01/06/2018 10:18:29 AM,01/06/2018 12:00:00 AM,Bulky Items,Call,Closed,Central APC,"356 S BERENDO ST, 90020",N';

test('a local time of the file is read in the zone of the city, midnight as 12 AM', () => {
  const pattern = new RegExp(mapping.instant);

  expect(instantIn('01/01/2018 12:00:09 AM', pattern, 'America/Los_Angeles')).toBe('2018-01-01T08:00:09.000Z');
  expect(instantIn('07/01/2018 12:00:09 PM', pattern, 'America/Los_Angeles')).toBe('2018-07-01T19:00:09.000Z');
  expect(instantIn('', pattern, 'America/Los_Angeles')).toBeUndefined();
});

test('a row closed on its promised day is on time, on the next day it is late', () => {
  const { rows } = readRows(
    file(good, good.replace('1-1', '1-2').replace('01/06/2018 10:18:29 AM', '01/07/2018 12:00:01 AM')),
    mapping,
  );

  expect(rows.map((row) => onTime(row, mapping.tenant.zone))).toEqual([true, false]);
});

test('rows with a flaw are counted by its kind; only those that cannot be lived again are left out', () => {
  const reading = readRows(
    file(
      good,
      good.replace('01/06/2018 10:18:29 AM', '12/31/2017 10:18:29 AM'),
      good.replace('01/06/2018 12:00:00 AM', ''),
      good.replace('01/06/2018 12:00:00 AM', '12/30/2017 12:00:00 AM'),
      good.replace('Central APC', ''),
      good.replace('Bulky Items', 'Unheard Of'),
      good.replace('01/01/2018 12:00:09 AM', 'yesterday'),
    ),
    mapping,
  );

  expect(reading.flawed).toEqual({
    'no promise': 1,
    'promised before opened': 1,
    'no place': 1,
    'closed before opened': 1,
    unreadable: 1,
    'unknown type or status': 1,
  });
  expect([reading.total, reading.rows.length]).toEqual([7, 4]);
  expect(reading.rows.filter((row) => row.promised === undefined)).toHaveLength(2);
});

test('a self-report and an anonymous reporter cannot be asked', () => {
  const { rows } = readRows(file(good, good.replace(/N$/, 'Y'), good.replace('Call', 'Driver Self Report')), mapping);

  expect(rows.map((row) => row.noContact)).toEqual([undefined, 'anonymous', 'self-report']);
});

test('a mapping with a gap is refused with the path of each fault', () => {
  expect(() => parseMapping(JSON.stringify({ ...mapping, tenant: { id: 'x' }, owners: {} }))).toThrow(/\/tenant\/name/);
  expect(() => parseMapping(JSON.stringify({ ...mapping, owners: {} }))).toThrow(/expected a name for sanitation/);
});
