// Small builders for BPMN snippets, and what a case is: { name, xml, fn(h, version) }.
import assert from 'node:assert';
export const NS =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="x"';
const nodeTag =
  /<bpmn:((?:start|end|boundary|intermediateCatch|intermediateThrow)Event|\w*[tT]ask|\w+Gateway|subProcess|callActivity)\b([^>]*?)(\/?)>(<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)?/g;
/** Zeebe's validator counts <incoming>/<outgoing> children (boundary events, event-based gateways), so every node gets its own. */
const refs = (xml) => {
  const all = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g)];
  return xml.replace(nodeTag, (_whole, type, attributes, closed, extension = '') => {
    const id = / id="([^"]+)"/.exec(attributes)[1];
    const inner =
      extension +
      all
        .filter((f) => f[3] === id)
        .map((f) => `<bpmn:incoming>${f[1]}</bpmn:incoming>`)
        .join('') +
      all
        .filter((f) => f[2] === id)
        .map((f) => `<bpmn:outgoing>${f[1]}</bpmn:outgoing>`)
        .join('');
    return `<bpmn:${type}${attributes}>${inner}${closed ? `</bpmn:${type}>` : ''}`;
  });
};
export const wrap = (body) =>
  refs(
    `<?xml version="1.0"?><bpmn:definitions id="D" ${NS}>${body.replace(/<(\/?)(?!\/?(zeebe:|bpmn:|\?))([a-zA-Z])/g, '<$1bpmn:$3')}</bpmn:definitions>`,
  );
export const P = (id, b) => `<process id="${id}" isExecutable="true">${b}</process>`;
export const F = (...l) =>
  l
    .map((s) => {
      const [a, b, c, id] = s.split('|');
      const fid = id || `${a}__${b}`;
      return `<sequenceFlow id="${fid}" sourceRef="${a}" targetRef="${b}">${c ? `<conditionExpression xsi:type="bpmn:tFormalExpression">${c.replace(/</g, '&lt;')}</conditionExpression>` : ''}</sequenceFlow>`;
    })
    .join('');
export const S = (id, type = id, x = '', inner = '') =>
  `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${type}"/>${x}</extensionElements>${inner}</serviceTask>`;
export const U = (id, x = '') =>
  `<userTask id="${id}"><extensionElements><zeebe:userTask/>${x}</extensionElements></userTask>`;
export const st = '<startEvent id="s"/>',
  en = '<endEvent id="e"/>';
export const timer = (id, v, k = 'timeDuration') =>
  `<timerEventDefinition id="${id}"><${k} xsi:type="bpmn:tFormalExpression">${v}</${k}></timerEventDefinition>`;
export const msg = (id, name, key) =>
  `<message id="${id}" name="${name}">${key ? `<extensionElements><zeebe:subscription correlationKey="${key}"/></extensionElements>` : ''}</message>`;
export const B = (id, at, def, cancel = true) =>
  `<boundaryEvent id="${id}" attachedToRef="${at}" cancelActivity="${cancel}">${def}</boundaryEvent>`;
export const io = (ins = [], outs = []) =>
  `<zeebe:ioMapping>${ins.map(([s, t]) => `<zeebe:input source="${s}" target="${t}"/>`).join('')}${outs.map(([s, t]) => `<zeebe:output source="${s}" target="${t}"/>`).join('')}</zeebe:ioMapping>`;
/** Strict equality; with SOFT=1 every difference is only noted (for finding out what an engine does), see `noted`. */
export const noted = [];
export const eq = (a, b, m) => {
  try {
    assert.deepStrictEqual(a, b);
  } catch {
    const text = `${m}: got ${JSON.stringify(a)} expected ${JSON.stringify(b)}`;
    if (!process.env.SOFT) throw Error(text);
    noted.push(text);
  }
};
export const MI = (x, inner = '') =>
  `<multiInstanceLoopCharacteristics ${x.seq ? 'isSequential="true"' : ''}><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements>${inner}</multiInstanceLoopCharacteristics>`;
export { assert };

// ---------- more builders ----------
/** A sub-process around a path; its own start and end are `<id>s` and `<id>e`. */
export const sub = (id, body, ...flows) =>
  `<subProcess id="${id}"><startEvent id="${id}s"/>${body}<endEvent id="${id}e"/>${F(...flows)}</subProcess>`;
/** An event sub-process with one job `job`; its start event is `<id>s`. */
export const esp = (id, definition, { job = 'n', interrupting = true, on = '', start = '' } = {}) =>
  `<subProcess id="${id}" triggeredByEvent="true">${on && `<extensionElements>${on}</extensionElements>`}<startEvent id="${id}s" isInterrupting="${interrupting}">${start && `<extensionElements>${start}</extensionElements>`}${definition}</startEvent>${S(job)}<endEvent id="${id}e"/>${F(`${id}s|${job}`, `${job}|${id}e`)}</subProcess>`;
export const onMessage = (ref = 'M') => `<messageEventDefinition id="med_${ref}_${counter()}" messageRef="${ref}"/>`;
export const onError = (ref) => `<errorEventDefinition id="eed_${counter()}"${ref ? ` errorRef="${ref}"` : ''}/>`;
export const onTimer = (value, kind) => timer(`ted_${counter()}`, value, kind);
export const terminateEnd = (id) => `<endEvent id="${id}"><terminateEventDefinition id="t_${id}"/></endEvent>`;
export const errorEnd = (id, ref) => `<endEvent id="${id}">${onError(ref)}</endEvent>`;
export const error = (id, code) => `<error id="${id}" errorCode="${code}"/>`;
export const end = (id) => `<endEvent id="${id}"/>`;
export const catchEvent = (id, definition, x = '') =>
  `<intermediateCatchEvent id="${id}">${x && `<extensionElements>${x}</extensionElements>`}${definition}</intermediateCatchEvent>`;
let count = 0;
const counter = () => ++count;
/** A user task by job (without zeebe:userTask), as the profile of case types wants it. */
export const UJ = (id, x = '') => `<userTask id="${id}"><extensionElements>${x}</extensionElements></userTask>`;
/** Start, one task, end, around what else is given. */
export const oneTask = (more = '', task = S('a')) => P('p', st + task + en + F('s|a', 'a|e') + more);
/** Signals, escalations and links: what is defined once, and what an event says of it. */
export const signal = (id, name) => `<signal id="${id}" name="${name}"/>`;
export const onSignal = (ref = 'G') => `<signalEventDefinition id="sed_${counter()}" signalRef="${ref}"/>`;
export const escalation = (id, code) =>
  `<escalation id="${id}"${code === undefined ? '' : ` escalationCode="${code}"`}/>`;
export const onEscalation = (ref) =>
  `<escalationEventDefinition id="scd_${counter()}"${ref ? ` escalationRef="${ref}"` : ''}/>`;
export const onLink = (name) => `<linkEventDefinition id="led_${counter()}" name="${name}"/>`;
export const onCompensation = (ref) =>
  `<compensateEventDefinition id="ced_${counter()}"${ref ? ` activityRef="${ref}"` : ''}/>`;
export const throwEvent = (id, definition, x = '') =>
  `<intermediateThrowEvent id="${id}">${x && `<extensionElements>${x}</extensionElements>`}${definition}</intermediateThrowEvent>`;
export const endBy = (id, definition, x = '') =>
  `<endEvent id="${id}">${x && `<extensionElements>${x}</extensionElements>`}${definition}</endEvent>`;
export const startBy = (id, definition, x = '') =>
  `<startEvent id="${id}">${x && `<extensionElements>${x}</extensionElements>`}${definition}</startEvent>`;
