import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allNodesOf, processesOf } from '../../checks/diagram/element.ts';
import { checkProfile, profile } from '../../checks/diagram/profile.ts';
import { diagrams, parse, textOf } from './diagrams.ts';

/** What bpmnlint says about each text. */
function lint(...texts: string[]): string[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sakin-lint-'));
  const files = texts.map((_, index) => path.join(folder, `${index}.bpmn`));
  for (const [index, file] of files.entries()) writeFileSync(file, texts[index]!);
  const lines = execFileSync(process.execPath, [path.join(import.meta.dirname, 'bpmnlint.mjs'), ...files], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { findings: string[] }).findings);
}

const findings = async (xml: string, zeebe: `${number}.${number}` = '8.5') =>
  checkProfile((await parse(xml)).definitions, { zeebe }).map(({ rule, elementId }) => `${rule} ${elementId}`);

describe.each(diagrams)('%s', (file) => {
  const xml = textOf(`processes/${file}`);

  it('is read without a warning', async () => {
    const { definitions, warnings } = await parse(xml);

    expect(warnings).toEqual([]);
    expect(processesOf(definitions)).toHaveLength(1);
  });

  it('has nothing that bpmnlint or Zeebe 8.5 complains about', () => {
    expect(lint(xml)).toEqual([[]]);
  });

  it('keeps the profile of case-type diagrams', async () => {
    expect(await findings(xml)).toEqual([]);
  });

  it('says for which engine it was drawn, and shows every element', async () => {
    const { definitions } = await parse(xml);

    expect(definitions['modeler:executionPlatform'] ?? xml).toContain('modeler:executionPlatform="Camunda Cloud"');
    expect(xml).toContain('modeler:executionPlatformVersion="8.5.0"');
    for (const { id } of allNodesOf(definitions)) expect(xml).toContain(`bpmnElement="${id}"`);
    for (const [, id] of xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)) expect(xml).toContain(`bpmnElement="${id}"`);
  });
});

describe('the profile', () => {
  const good = textOf('processes/resident-request/resident-request.bpmn');

  /** The diagram with one thing spoiled; fails when the thing is not there. */
  const spoil = (from: string | RegExp, to: string): string => {
    const bad = good.replace(from, to);
    if (bad === good) throw new Error(`expected ${from} in the diagram but it was not there`);
    return bad;
  };
  const addTo = (opening: RegExp, inside: string): string => spoil(opening, `$&${inside}`);
  const handler = (id: string) =>
    `<bpmn:subProcess id="${id}" name="Extra" triggeredByEvent="true"><bpmn:startEvent id="${id}-start" name="Asked"><bpmn:outgoing>${id}-flow</bpmn:outgoing><bpmn:messageEventDefinition id="${id}-message" messageRef="message-cancel-requested" /></bpmn:startEvent><bpmn:endEvent id="${id}-end" name="Told"><bpmn:incoming>${id}-flow</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="${id}-flow" sourceRef="${id}-start" targetRef="${id}-end" /></bpmn:subProcess>`;
  const process = /<bpmn:process [^>]*>\s*<bpmn:documentation>.*?<\/bpmn:documentation>/s;

  const spoiled: [rule: string, element: string, xml: () => string, zeebe?: `${number}.${number}`][] = [
    ['root-shape', 'open-run', () => spoil('type="open-run"', 'type="begin"')],
    ['root-shape', 'close-run', () => spoil('type="close-run"', 'type="finish"')],
    ['root-shape', 'extra', () => addTo(process, '<bpmn:task id="extra" name="Something beside" />')],
    [
      'start-without-trigger',
      'request-registered',
      () =>
        addTo(
          /<bpmn:startEvent id="request-registered"[^>]*>\s*<bpmn:outgoing>[^<]*<\/bpmn:outgoing>/,
          '<bpmn:messageEventDefinition id="m" messageRef="message-cancel-requested" />',
        ),
    ],
    ['handlers-inside-life', 'extra', () => addTo(process, handler('extra'))],
    ['no-nested-handlers', 'extra', () => addTo(/<bpmn:subProcess id="cancel"[^>]*>/, handler('extra'))],
    [
      'watched-scope-terminates',
      'work-done',
      () => spoil('<bpmn:terminateEventDefinition id="work-done-terminates" />', ''),
    ],
    [
      'gateway-behind-interrupted-scope',
      'handling',
      () =>
        spoil('<bpmn:exclusiveGateway id="how-handled"', '<bpmn:inclusiveGateway id="how-handled"').replace(
          /(<bpmn:inclusiveGateway id="how-handled".*?)<\/bpmn:exclusiveGateway>/s,
          '$1</bpmn:inclusiveGateway>',
        ),
    ],
    [
      'told-before-terminate',
      'work-done',
      () =>
        spoil(
          /type="notify"( retries="3" \/>\s*<zeebe:taskHeaders>\s*<zeebe:header key="template" value="registered")/,
          'type="think"$1',
        ),
    ],
    ['user-task-form', 'review', () => spoil('formKey="review"', 'formKey="another"')],
    ['user-task-form', 'review', () => spoil('<zeebe:output source="=approved" target="approved" />', '')],
    [
      'user-task-form',
      'review',
      () => spoil('<zeebe:assignmentDefinition candidateGroups="reviewer,supervisor" />', ''),
    ],
    ['job-based-user-task', 'review', () => spoil('<zeebe:formDefinition formKey="review" />', '<zeebe:userTask />$&')],
    [
      'bound-calls',
      'extra',
      () =>
        addTo(
          /<bpmn:subProcess id="confirmation"[^>]*>/,
          '<bpmn:businessRuleTask id="extra" name="Decide"><bpmn:extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r" bindingType="deployment" /></bpmn:extensionElements></bpmn:businessRuleTask>',
        ),
    ],
    [
      'bound-calls',
      'extra',
      () =>
        addTo(
          /<bpmn:subProcess id="confirmation"[^>]*>/,
          '<bpmn:callActivity id="extra" name="Call"><bpmn:extensionElements><zeebe:calledElement processId="p" /></bpmn:extensionElements></bpmn:callActivity>',
        ),
      '8.6',
    ],
    ['no-clock-in-feel', 'objection-time-over', () => spoil('>=objectionUntil<', '>=now() + duration("P14D")<')],
    ['exclusive-conditions', 'what-outcome', () => spoil('>=outcome = "not-ours"<', '>=outcome != "solved"<')],
    ['exclusive-conditions', 'how-to-ask', () => spoil('>=reach = "none"<', '>=reach = null<')],
    [
      'listed-connections',
      'await-answer',
      () => spoil('<bpmn:outgoing>await-answer-to-answered-by-link</bpmn:outgoing>', ''),
    ],
    ['names-in-words', 'work', () => spoil('id="work" name="Do the work"', 'id="work"')],
    [
      'names-in-words',
      'what-outcome-to-review',
      () => spoil('id="what-outcome-to-review" name="explained or referred"', 'id="what-outcome-to-review"'),
    ],
    ['speaking-ids', 'Activity_0abc123', () => good.replaceAll('"record-review"', '"Activity_0abc123"')],
  ];

  it.each(spoiled)('finds what is against %s at %s', async (...[rule, element, xml, zeebe]) => {
    expect(await findings(xml(), zeebe)).toContain(`${rule} ${element}`);
  });

  it('has a rule for every spoiled diagram above, and a spoiled diagram for every rule', () => {
    expect([...new Set(spoiled.map(([rule]) => rule))].sort()).toEqual(profile.map((rule) => rule.name).sort());
  });

  it('lets a bound decision and a native user task pass where the target knows them', async () => {
    const bound = addTo(
      /<bpmn:subProcess id="confirmation"[^>]*>/,
      '<bpmn:businessRuleTask id="extra" name="Decide"><bpmn:extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r" bindingType="deployment" /></bpmn:extensionElements></bpmn:businessRuleTask>',
    );
    const native = spoil('<zeebe:formDefinition formKey="review" />', '<zeebe:userTask />$&');

    expect(await findings(bound, '8.6')).toEqual([]);
    expect(await findings(native, '8.9')).toEqual([]);
  });

  it('leaves to bpmnlint what bpmnlint knows', () => {
    const unknown = spoil('bpmn:serviceTask id="classify"', 'bpmn:complexGateway id="classify"').replace(
      /(<bpmn:complexGateway id="classify".*?)<\/bpmn:serviceTask>/s,
      '$1</bpmn:complexGateway>',
    );
    const dangling = spoil(/<bpmn:sequenceFlow id="record-review-to-explanation-approved"[^>]*\/>/, '');

    const [first, second] = lint(unknown, dangling);

    expect(first!.join()).toContain('camunda-compat/element-type classify');
    expect(second).not.toEqual([]);
  });
});
