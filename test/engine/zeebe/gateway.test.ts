import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { parseExactly } from '../../../engine/zeebe/gateway/exact-json.ts';
import type { GatewayFailure } from '../../../engine/zeebe/gateway/failure.ts';
import { type ActivatedJob, Gateway } from '../../../engine/zeebe/gateway/gateway.ts';
import { machineWall } from '../../../main/clocks.ts';
import { type Lab, startLab } from '../../support/zeebe-lab/lab.ts';
import { B, en, F, io, msg, onMessage, P, S, signal, st, wrap } from '../contract/bpmn-kit.mjs';
import { protocol } from './gate.ts';
import { LabView } from './lab-view.ts';
import { onTheLab } from './on-the-lab.ts';

const userTask = (id: string, more = '') =>
  `<userTask id="${id}"><extensionElements>${more}</extensionElements></userTask>`;
const one = (task: string, more = '') => wrap(P('p', `${st}${task}${en}${F('s|a', 'a|e')}${more}`));
const waits = wrap(
  `${msg('m', 'come', '=k')}${signal('g', 'bell')}${P(
    'p',
    `${st}<intermediateCatchEvent id="a">${onMessage('m')}</intermediateCatchEvent><intermediateCatchEvent id="b"><signalEventDefinition id="sd" signalRef="g"/></intermediateCatchEvent>${en}${F('s|a', 'a|b', 'b|e')}`,
  )}`,
);
const caught = wrap(
  `<error id="x" errorCode="NO"/>${P('p', `${st}${S('a')}${B('c', 'a', '<errorEventDefinition id="ed" errorRef="x"/>')}${S('b')}${en}<endEvent id="e2"/>${F('s|a', 'a|e', 'c|b', 'b|e2')}`)}`,
);
const decision = `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="who" name="who" namespace="x"><decision id="who-am-i" name="who"><variable id="v" name="w"/><literalExpression id="l"><text>"me"</text></literalExpression></decision></definitions>`;

onTheLab(['8.5.4', '8.8.0'], "the commands of Zeebe's gateway", (version) => {
  let lab: Lab;
  let view: LabView;
  let gateway: Gateway;
  beforeAll(async () => {
    lab = await startLab(version);
  }, 120_000);
  afterAll(async () => {
    await lab.stop();
  });
  beforeEach(async () => {
    view = new LabView(lab);
    await view.reset();
    gateway = new Gateway({ address: `127.0.0.1:${lab.grpc}`, protocol }, machineWall);
  });
  afterEach(() => gateway.close());

  const deploy = async (content: string) =>
    (await gateway.deploy([{ name: 'p.bpmn', content }]))[0]!.processDefinitionKey;
  const began = async (content: string, variables = {}) => gateway.start(await deploy(content), variables);
  const fetched = async (type: string, lockMs = 60_000): Promise<ActivatedJob[]> => {
    const all: ActivatedJob[] = [];
    await view.idle();
    await gateway.activate({ type, worker: 'test', lockMs, max: 10 }, (jobs) => all.push(...jobs));
    return all;
  };
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: unknown) => (error as GatewayFailure).code,
    );

  it('says who it is', async () => {
    expect(await gateway.topology()).toMatchObject({ leaders: 1, partitionsCount: 1 });
    expect(gateway.contact.state).toEqual({ lastContact: expect.any(String) });
  });

  it('deploys: the same bytes under the same name are the same definition, a fault is told in words', async () => {
    const [first] = await gateway.deploy([{ name: 'x/p.bpmn', content: one(S('a')) }]);
    expect(first).toMatchObject({ bpmnProcessId: 'p', version: 1, resourceName: 'x/p.bpmn' });
    expect(await gateway.deploy([{ name: 'x/p.bpmn', content: one(S('a')) }])).toEqual([first]);
    const [other] = await gateway.deploy([{ name: 'y/p.bpmn', content: one(S('a')) }]);
    expect(other!.processDefinitionKey).not.toBe(first!.processDefinitionKey);
    await expect(gateway.deploy([{ name: 'p.bpmn', content: one('<serviceTask id="a"/>') }])).rejects.toThrow(
      /INVALID_ARGUMENT[\s\S]*a/,
    );
  });

  it('starts, hands out a job with all it carries, and completes it', async () => {
    const instance = await began(
      one(S('a', 'a', '<zeebe:taskHeaders><zeebe:header key="h" value="1"/></zeebe:taskHeaders>')),
      { n: 1 },
    );
    const [job] = await fetched('a');
    expect(job).toMatchObject({
      type: 'a',
      elementId: 'a',
      processInstanceKey: instance,
      retries: 3,
      bpmnProcessId: 'p',
    });
    expect([job!.variables, job!.customHeaders].map((each) => JSON.parse(each))).toEqual([{ n: 1 }, { h: '1' }]);
    await gateway.completeJob(job!.key, { done: true });
    expect(await view.instances()).toEqual([]);
    expect(await refusal(gateway.completeJob(job!.key, {}))).toBe('NOT_FOUND');
  });

  it('keeps whole numbers beyond 2^53 to the last digit, both ways', async () => {
    const definition = await deploy(one(S('a')));
    await gateway.start(definition, { id: '9007199254740993' });
    const [job] = await fetched('a');
    // As somebody else's client would send it: digits, not a text.
    await view.setRaw(
      job!.elementInstanceKey,
      '{"big": 9007199254740993, "deep": [{"n": -1234567890123456789}], "text": "9007199254740993 \\" 1", "small": 1.50}',
    );
    await gateway.failJob(job!.key, { retries: 3, backOffMs: 0, message: 'again' });
    const [again] = await fetched('a');
    expect(again!.variables).toContain('9007199254740993,');
    expect(parseExactly(again!.variables)).toEqual({
      id: '9007199254740993',
      big: '9007199254740993',
      deep: [{ n: '-1234567890123456789' }],
      text: '9007199254740993 " 1',
      small: 1.5,
    });
    expect(again!.key).toBe(job!.key);
    expect(Number.isSafeInteger(Number(again!.key)) ? typeof again!.key : 'string').toBe('string');
  });

  it('fails with a back-off, without retries into an incident that is mended by retries and its key', async () => {
    await began(one(S('a')));
    const [job] = await fetched('a');
    await gateway.failJob(job!.key, { retries: 1, backOffMs: 60_000, message: 'wait' });
    expect(await refusal(gateway.completeJob(job!.key, {}))).toBe('FAILED_PRECONDITION');
    await view.advance('PT2M');
    expect(await fetched('a')).toMatchObject([{ key: job!.key, retries: 1 }]);
    await gateway.failJob(job!.key, { retries: 0, backOffMs: 0, message: 'x'.repeat(20_000) });
    const [incident] = await view.alive('INCIDENT');
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES' });
    await gateway.setRetries(job!.key, 2);
    await gateway.resolveIncident(incident!.key);
    expect(await fetched('a')).toMatchObject([{ key: job!.key, retries: 2 }]);
    expect(await refusal(gateway.resolveIncident(incident!.key))).toBe('NOT_FOUND');
  });

  it('gives a locked job back by failing it with the retries it has', async () => {
    await began(one(S('a')));
    const [job] = await fetched('a');
    expect(await fetched('a')).toEqual([]);
    await gateway.failJob(job!.key, { retries: job!.retries, backOffMs: 0, message: 'not now' });
    expect(await fetched('a')).toMatchObject([{ key: job!.key, retries: 3 }]);
  });

  it('throws an error with variables to whoever catches it', async () => {
    await began(caught);
    const [job] = await fetched('a');
    await gateway.throwError(job!.key, { code: 'NO', message: 'nobody', variables: { why: 'none' } });
    expect(await fetched('b')).toHaveLength(1);
    expect(await refusal(gateway.throwError(job!.key, { code: 'NO', message: '', variables: {} }))).toBe('NOT_FOUND');
  });

  it('publishes a message once for its id, kept while its time lasts, and a signal', async () => {
    const message = { name: 'come', correlationKey: '7', id: 'm-1', ttl: 60_000, variables: { said: 'yes' } };
    await gateway.publish(message);
    expect(await refusal(gateway.publish(message))).toBe('ALREADY_EXISTS');
    await began(waits, { k: '7' });
    expect(await view.alive('SIGNAL_SUBSCRIPTION')).toHaveLength(1);
    await gateway.broadcast('bell', {});
    expect(await view.instances()).toEqual([]);
    await gateway.publish({ ...message, id: '', ttl: 0 });
    expect(await refusal(gateway.publish({ ...message, id: '', ttl: 0 }))).toBe('none');
  });

  it('sets variables, and tells by setting none whether a scope is there', async () => {
    const instance = await began(one(S('a', 'a', io([['=1', 'own']]))), { n: 1 });
    const [job] = await fetched('a');
    await gateway.setVariables(job!.elementInstanceKey, { own: 2, n: 2 }, false);
    expect(await refusal(gateway.setVariables(instance, {}, true))).toBe('none');
    await gateway.failJob(job!.key, { retries: 3, backOffMs: 0, message: '' });
    expect(JSON.parse((await fetched('a'))[0]!.variables)).toEqual({ n: 2, own: 2 });
    await gateway.cancel(instance);
    expect(await view.instances()).toEqual([]);
    expect(await refusal(gateway.setVariables(instance, {}, true))).toBe('NOT_FOUND');
    expect(await refusal(gateway.cancel(instance))).toBe('NOT_FOUND');
  });

  it('hands out user tasks as jobs, locks them for long afterwards, and tells by their retries whether they are there', async () => {
    const instance = await began(
      one(
        userTask(
          'a',
          '<zeebe:formDefinition formKey="f"/><zeebe:assignmentDefinition candidateGroups="=[&quot;g&quot;]" assignee="rauf"/><zeebe:taskSchedule dueDate="=&quot;2031-01-01T00:00:00Z&quot;"/>',
        ),
      ),
    );
    const [job] = await fetched('io.camunda.zeebe:userTask', 5_000);
    expect(JSON.parse(job!.customHeaders)).toEqual({
      'io.camunda.zeebe:formKey': 'f',
      'io.camunda.zeebe:candidateGroups': '["g"]',
      'io.camunda.zeebe:assignee': 'rauf',
      'io.camunda.zeebe:dueDate': '2031-01-01T00:00Z',
    });
    await gateway.setLock(job!.key, 30 * 86_400_000);
    await view.advance('P29D');
    expect(await fetched('io.camunda.zeebe:userTask')).toEqual([]);
    await gateway.setRetries(job!.key, job!.retries);
    await gateway.cancel(instance);
    expect(await refusal(gateway.setRetries(job!.key, job!.retries))).toBe('NOT_FOUND');
    expect(await refusal(gateway.setLock(job!.key, 1_000))).toBe('NOT_FOUND');
  });

  it('modifies and migrates a living instance', async () => {
    const two = wrap(P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 'a|b', 'b|e')}`));
    const instance = await began(two);
    const [job] = await fetched('a');
    const move = {
      activate: [{ element: 'b', variables: [{ variables: { late: true } }] }],
      terminate: [job!.elementInstanceKey],
    };
    await gateway.modify(instance, move);
    const [moved] = await fetched('b');
    expect(JSON.parse(moved!.variables)).toEqual({ late: true });
    const target = await deploy(
      wrap(P('p', `${st}${S('a')}${S('c', 'b')}${S('d')}${en}${F('s|a', 'a|c', 'c|d', 'd|e')}`)),
    );
    await gateway.migrate(instance, target, { b: 'c' });
    await gateway.completeJob(moved!.key, {});
    expect(await fetched('d')).toMatchObject([{ processDefinitionKey: target }]);
    expect(await refusal(gateway.migrate('1', target, {}))).toBe('NOT_FOUND');
  });

  it('evaluates a decision, and says nothing where there is none', async () => {
    expect(await gateway.decide('who-am-i')).toBeUndefined();
    await gateway.deploy([{ name: 'who.dmn', content: decision }]);
    expect(await gateway.decide('who-am-i')).toBe('"me"');
  });
});
