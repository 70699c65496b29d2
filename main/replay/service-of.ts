import type { FileInput } from '../../api/releases/check-release.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { serviceFiles } from '../seed/service-files.ts';
import { areaId, areasOf, departmentId } from './authority-of.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './rows.ts';

const always = [{ from: '00:00', to: '24:00' }];
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The service of a city whose past is replayed: the one of every town, with this city's terms and table of departments. */
export function serviceOf(mapping: Mapping, rows: readonly Row[]): FileInput[] {
  const { service } = mapping;
  const base = JSON.parse(
    serviceFiles(service).find((file) => file.name === 'service.json')!.content,
  ) as ServiceSettings;
  const settings: ServiceSettings = {
    ...base,
    urgencyRules: [],
    terms: [
      { category: '*', urgency: '*', channel: '*', term: { amount: 10, unit: 'working-days' } },
      ...Object.values(mapping.types).map(({ category, term }) => ({
        category,
        urgency: '*' as const,
        channel: '*',
        term,
      })),
    ],
    // The confirmation follows the work at once, whatever the hour: the file does not say when residents were asked.
    confirmation: {
      ...base.confirmation,
      callingHours: {
        weekly: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
        onHolidays: true,
      },
    },
  };
  return serviceFiles(service, [
    { name: 'service.json', content: JSON.stringify(settings, null, 2) },
    { name: 'assign.dmn', content: assignTable(mapping, areasOf(rows)) },
  ]);
}

/** Category and area -> department, as the decision table that the worker asks. */
function assignTable(mapping: Mapping, areas: string[]): string {
  const rules = Object.entries(mapping.types).flatMap(([type, { category, owner }]) =>
    [...areas, ''].map((area) => ({
      if: [`"${category}"`, area ? `"${areaId(area)}"` : 'null'],
      gives: `"${departmentId(owner, area)}"`,
      why: `${type} in ${area || 'no known area'} belongs to ${mapping.owners[owner]}.`,
    })),
  );
  const entry = (tag: string, id: string, text: string) => `<${tag} id="${id}"><text>${escaped(text)}</text></${tag}>`;
  const rows = rules.map(
    (rule, n) =>
      `<rule id="rule-${n}">${rule.if.map((text, i) => entry('inputEntry', `rule-${n}-if-${i}`, text)).join('')}${entry('outputEntry', `rule-${n}-then`, rule.gives)}<annotationEntry><text>${escaped(rule.why)}</text></annotationEntry></rule>`,
  );
  const input = (name: string) =>
    `<input id="in-${name}" label="${name}"><inputExpression id="in-${name}-expression" typeRef="string"><text>${name}</text></inputExpression></input>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="assign-department-definitions" name="Assign to a department" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="assign-department" name="Assign to a department">
    <decisionTable id="assign-department-table" hitPolicy="FIRST">
      ${input('category')}${input('territory')}
      <output id="out-departmentId" label="Department" name="departmentId" typeRef="string" /><annotation name="Reason" />
      ${rows.join('\n      ')}
    </decisionTable>
  </decision>
</definitions>
`;
}
