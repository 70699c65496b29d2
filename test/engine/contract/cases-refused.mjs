// What is refused at deployment, and what is taken although one might doubt it. The words are those of the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  eq,
  error,
  errorEnd,
  esp,
  F,
  io,
  msg,
  NS,
  onError,
  onMessage,
  onTimer,
  P,
  S,
  st,
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const no = (name, xml, refused, more) =>
  cases.push({
    name: `refused: ${name}`,
    xml: xml.startsWith('<?xml') ? xml : wrap(xml),
    refused,
    fn: async () => undefined,
    ...more,
  });
const yes = (name, xml, fn, more) => cases.push({ name: `taken: ${name}`, xml: wrap(xml), fn, ...more });
const M = msg('M', 'm', '=k');
const only = (version) => (words) => (v) =>
  v === version || (version === '8.8' && v >= '8.6') || (version === '8.5' && v < '8.6') ? words : undefined;
const raw = (body) =>
  `<?xml version="1.0"?><bpmn:definitions id="D" ${NS}>${body.replace(/<(\/?)(?!\/?(zeebe:|bpmn:|\?))([a-zA-Z])/g, '<$1bpmn:$3')}</bpmn:definitions>`;

no('no XML', '<?xml version="1.0"?><bpmn', 'Fatal Error: URI=null Line=1: XML document structures must start and e');
no('no process', wrap(''), 'Must contain at least one executable process');
no(
  'no executable process',
  '<process id="p" isExecutable="false"><startEvent id="s"/></process>',
  'Must contain at least one executable process',
);
no('a process without start event', P('p', S('a')), 'Must have at least one start event');
no(
  'two none start events',
  P('p', `${st}<startEvent id="s2"/>${S('a')}${en}${F('s|a', 's2|a', 'a|e')}`),
  'Multiple none start events are not allowed',
);
no(
  'a sub-process without start event',
  P('p', `${st}<subProcess id="sp">${S('a')}</subProcess>${en}${F('s|sp', 'sp|e')}`),
  'Must have exactly one start event',
);
no(
  'a sub-process with two start events',
  P(
    'p',
    `${st}<subProcess id="sp"><startEvent id="x"/><startEvent id="y"/>${S('a')}${F('x|a', 'y|a')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
  ),
  'Must have exactly one start event',
);
no(
  'a sub-process that starts by a message',
  M +
    P(
      'p',
      `${st}<subProcess id="sp"><startEvent id="x">${onMessage()}</startEvent>${S('a')}${F('x|a')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
    ),
  'Start events in subprocesses must be of type none',
);
no(
  'an event sub-process with a none start',
  P(
    'p',
    `${st}${S('a')}<subProcess id="es" triggeredByEvent="true"><startEvent id="x"/>${S('b')}${F('x|b')}</subProcess>${en}${F('s|a', 'a|e')}`,
  ),
  'Start events in event subprocesses must be one of: message, timer, err',
);
no(
  'a boundary event without outgoing reference',
  raw(
    M +
      P(
        'p',
        `<startEvent id="s"><outgoing>f1</outgoing></startEvent>${S('a')}${B('b', 'a', onMessage())}${en}${S('h')}<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/><sequenceFlow id="f3" sourceRef="b" targetRef="h"/>`,
      ),
  ),
  only('8.5')('Must have at least one outgoing sequence flow or association'),
  { stricter: true },
);
no(
  'a boundary event that leads nowhere',
  M + P('p', `${st}${S('a')}${B('b', 'a', onMessage())}${en}${F('s|a', 'a|e')}`),
  only('8.5')('Must have at least one outgoing sequence flow or association'),
  { stricter: true },
);
no(
  'a boundary event with a flow into it',
  M + P('p', `${st}${S('a')}${B('b', 'a', onMessage())}${S('h')}${en}${F('s|a', 'a|b', 'b|h', 'h|e')}`),
  'Cannot have incoming sequence flows',
);
no(
  'a boundary event without a definition',
  P('p', `${st}${S('a')}${B('b', 'a', '')}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'h|e')}`),
  'Must have exactly one event definition',
);
no(
  'an event-based gateway with one way',
  M + P('p', `${st}<eventBasedGateway id="g"/>${catchEvent('c', onMessage())}${en}${F('s|g', 'g|c', 'c|e')}`),
  'Event-based gateway must have at least 2 outgoing sequence flows.',
);
no(
  'an event-based gateway that leads to a task',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c', onMessage())}${S('a')}${en}${F('s|g', 'g|c', 'g|a', 'c|e', 'a|e')}`,
    ),
  'Event-based gateway must not have an outgoing sequence flow to other e',
);
no(
  'an event-based gateway that leads to a receive task',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c', onTimer('PT1H'))}<receiveTask id="r" messageRef="M"/>${en}${F('s|g', 'g|c', 'g|r', 'c|e', 'r|e')}`,
    ),
  'Event-based gateway must not have an outgoing sequence flow to other e',
);
no(
  'an event behind an event-based gateway with another way in',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c', onTimer('PT1H'))}${catchEvent('d', onMessage())}${S('a')}${en}${F('s|g', 's|a', 'a|c', 'g|c', 'g|d', 'c|e', 'd|e')}`,
    ),
  'Target elements of an event gateway must not have any additional incom',
);
no(
  'an event-based gateway with one message twice',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c', onMessage())}${catchEvent('d', onMessage())}${en}${F('s|g', 'g|c', 'g|d', 'c|e', 'd|e')}`,
    ),
  "Multiple message event definitions with the same name 'm' are not allo",
);
no(
  'an exclusive gateway with a flow that has no condition and is not the default',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=true', 'x|b', 'a|e', 'b|e')}`),
  'Must have a condition or be default flow',
);
no(
  'an interrupting boundary timer with a cycle',
  P('p', `${st}${S('a')}${B('b', 'a', onTimer('R3/PT1H', 'timeCycle'))}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'h|e')}`),
  'Interrupting timer event with time cycle is not allowed.',
);
no(
  'an interrupting event sub-process timer with a cycle',
  P('p', `${st}${S('a')}${esp('es', onTimer('R3/PT1H', 'timeCycle'))}${en}${F('s|a', 'a|e')}`),
  'Interrupting timer event with time cycle is not allowed.',
);
no(
  'an intermediate timer with a cycle',
  P('p', `${st}${catchEvent('c', onTimer('R3/PT1H', 'timeCycle'))}${en}${F('s|c', 'c|e')}`),
  'Intermediate timer catch event must have either a time duration or a t',
);
no(
  'a timer without a value',
  P('p', `${st}${catchEvent('c', '<timerEventDefinition id="td"/>')}${en}${F('s|c', 'c|e')}`),
  'Must be exactly one type of timer: timeDuration, timeDate or timeCycle',
);
no(
  'a receive task and its boundary event with one message',
  M +
    P(
      'p',
      `${st}<receiveTask id="r" messageRef="M"/>${B('b', 'r', onMessage())}${S('h')}${en}${F('s|r', 'r|e', 'b|h', 'h|e')}`,
    ),
  'Cannot reference the same message name as a boundary event',
);
no(
  'two boundary events of one message',
  M +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onMessage())}${B('c', 'a', onMessage(), false)}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'c|h', 'h|e')}`,
    ),
  "Multiple message event definitions with the same name 'm' are not allo",
);
no(
  'two boundary events of one error',
  error('E', 'BAD') +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onError('E'))}${B('c', 'a', onError('E'))}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'c|h', 'h|e')}`,
    ),
  "Multiple error catch events with the same error code 'BAD' are not sup",
);
no(
  'two catch-all boundary events',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onError())}${B('c', 'a', onError())}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'c|h', 'h|e')}`,
  ),
  'The same scope can not contain more than one error catch event without',
);
no(
  'two event sub-processes of one message',
  M +
    P(
      'p',
      `${st}${S('a')}${esp('x', onMessage(), { job: 'j1' })}${esp('y', onMessage(), { job: 'j2' })}${en}${F('s|a', 'a|e')}`,
    ),
  "Multiple message event definitions with the same name 'm' are not allo",
);
no(
  'two event sub-processes of one error',
  error('E', 'BAD') +
    P(
      'p',
      `${st}${S('a')}${esp('x', onError('E'), { job: 'j1' })}${esp('y', onError('E'), { job: 'j2' })}${en}${F('s|a', 'a|e')}`,
    ),
  "Multiple error catch events with the same error code 'BAD' are not sup",
);
no(
  'two message starts of one message',
  `<message id="M" name="m"/>${P('p', `<startEvent id="s">${onMessage()}</startEvent><startEvent id="s2">${onMessage()}</startEvent>${S('a')}${en}${F('s|a', 's2|a', 'a|e')}`)}`,
  'A message cannot be referred by more than one start event',
);
no(
  'a non-interrupting error boundary',
  P('p', `${st}${S('a')}${B('b', 'a', onError(), false)}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'h|e')}`),
  'Non-Interrupting event of this type is not allowed',
);
no(
  'a non-interrupting error event sub-process',
  P('p', `${st}${S('a')}${esp('es', onError(), { interrupting: false })}${en}${F('s|a', 'a|e')}`),
  'Non-Interrupting event of this type is not allowed',
);
no(
  'an error end event without an error',
  P('p', `${st}${S('a')}${errorEnd('ee')}${F('s|a', 'a|ee')}`),
  'Must reference an error',
);
no(
  'a process that starts by an error',
  P('p', `<startEvent id="s">${onError()}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`),
  undefined,
  { stricter: true },
);
no(
  'an end event with a way out',
  P('p', `${st}${S('a')}${en}${F('s|e', 'e|a')}`),
  'End events must not have outgoing sequence flows to other elements.',
);
no('a start event with a way in', P('p', `${st}${S('a')}${en}${F('s|a', 'a|s')}`), undefined, { stricter: true });
no(
  'a service task without a job type',
  P('p', `${st}<serviceTask id="a"/>${en}${F('s|a', 'a|e')}`),
  "Must have exactly one 'zeebe:taskDefinition' extension element",
);
no(
  'a service task with an empty job type',
  P(
    'p',
    `${st}<serviceTask id="a"><extensionElements><zeebe:taskDefinition type=""/></extensionElements></serviceTask>${en}${F('s|a', 'a|e')}`,
  ),
  'Expected expression but not found.',
);
yes(
  'retries that are no number: an incident',
  P(
    'p',
    `${st}<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="a" retries="many"/></extensionElements></serviceTask>${en}${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  },
);
no(
  'a business rule task with neither job nor decision',
  P('p', `${st}<businessRuleTask id="a"/>${en}${F('s|a', 'a|e')}`),
  "Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefiniti",
);
no(
  'a script task with neither script nor job',
  P('p', `${st}<scriptTask id="a"/>${en}${F('s|a', 'a|e')}`),
  "Must have either one 'zeebe:script' or one 'zeebe:taskDefinition' exte",
);
no(
  'a script that is no expression',
  P(
    'p',
    `${st}<scriptTask id="a"><extensionElements><zeebe:script expression="1 + 1" resultVariable="x"/></extensionElements></scriptTask>${en}${F('s|a', 'a|e')}`,
  ),
  "Expected expression but found static value '1 + 1'. An expression must",
);
no(
  'a script without result variable',
  P(
    'p',
    `${st}<scriptTask id="a"><extensionElements><zeebe:script expression="=1 + 1"/></extensionElements></scriptTask>${en}${F('s|a', 'a|e')}`,
  ),
  "Attribute 'resultVariable' must be present and not empty",
);
no(
  'a message without a name',
  `<message id="M"><extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements></message>${P('p', `${st}${catchEvent('c', onMessage())}${en}${F('s|c', 'c|e')}`)}`,
  'Name must be present and not empty',
);
no(
  'a message without a correlation key',
  `<message id="M" name="m"/>${P('p', `${st}${catchEvent('c', onMessage())}${en}${F('s|c', 'c|e')}`)}`,
  'Must have exactly one zeebe:subscription extension element',
);
no(
  'a correlation key that is no expression',
  `${msg('M', 'm', 'fixed')}${P('p', `${st}${catchEvent('c', onMessage())}${en}${F('s|c', 'c|e')}`)}`,
  "Expected expression but found static value 'fixed'. An expression must",
);
no(
  'a catch event without a message',
  P('p', `${st}${catchEvent('c', '<messageEventDefinition id="md"/>')}${en}${F('s|c', 'c|e')}`),
  'Must reference a message',
);
no(
  'a receive task without a message',
  P('p', `${st}<receiveTask id="r"/>${en}${F('s|r', 'r|e')}`),
  'Must reference a message',
);
no(
  'a condition that is no expression',
  P(
    'p',
    `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|true', 'x|b||d', 'a|e', 'b|e')}`,
  ),
  "Expected expression but found static value 'true'. An expression must",
);
no(
  'a condition that can not be parsed',
  P(
    'p',
    `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=1 +', 'x|b||d', 'a|e', 'b|e')}`,
  ),
  "failed to parse expression '1 +': Expected (binaryComparison | between",
);
no(
  'an input mapping that can not be parsed',
  P('p', `${st}${S('a', 'a', io([['=1 +', 'x']]))}${en}${F('s|a', 'a|e')}`),
  "failed to parse expression '1 +': Expected (binaryComparison | between",
);
no(
  'an input mapping to a name with a space',
  P('p', `${st}${S('a', 'a', io([['=1', 'a b']]))}${en}${F('s|a', 'a|e')}`),
  "Expected path expression 'a b' but doesn't match the pattern '[a-zA-Z_",
);
no(
  'an input mapping without a target',
  P('p', `${st}${S('a', 'a', io([['=1', '']]))}${en}${F('s|a', 'a|e')}`),
  'Expected path expression but not found.',
);
no(
  'an input mapping to a name that begins with a digit',
  P('p', `${st}${S('a', 'a', io([['=1', '1a']]))}${en}${F('s|a', 'a|e')}`),
  "Expected path expression '1a' but doesn't match the pattern '[a-zA-Z_]",
);
no(
  'an input mapping to a name with a hyphen',
  P('p', `${st}${S('a', 'a', io([['=1', 'a-b']]))}${en}${F('s|a', 'a|e')}`),
  "Expected path expression 'a-b' but doesn't match the pattern '[a-zA-Z_",
);
no(
  'an output mapping whose source is no expression',
  P('p', `${st}${S('a', 'a', io([], [['x', 'y']]))}${en}${F('s|a', 'a|e')}`),
  "Expected expression but found static value 'x'. An expression must sta",
);
no(
  'an unreadable duration',
  P('p', `${st}${catchEvent('c', onTimer('one hour'))}${en}${F('s|c', 'c|e')}`),
  "Invalid timer duration expression (Invalid duration format 'one hour'",
);
no(
  'an unreadable date',
  P('p', `${st}${catchEvent('c', onTimer('2099-01-01', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
  "Invalid timer date expression (Invalid date-time format '2099-01-01' f",
);
no(
  'an unreadable cycle',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('R3/often', 'timeCycle'), false)}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'h|e')}`,
  ),
  'Invalid timer cycle expression (Text cannot be parsed to a Period)',
);
no(
  'two event definitions at one event',
  M + P('p', `${st}${catchEvent('c', onMessage() + onTimer('PT1H'))}${en}${F('s|c', 'c|e')}`),
  'Must have exactly one event definition',
);
no(
  'an id twice',
  P('p', `${st}${S('a')}${S('a')}${en}${F('s|a', 'a|e')}`),
  'Error: URI=null Line=1: cvc-id.2: There are multiple occurrences of ID',
);
no(
  'a flow to nowhere',
  P('p', `${st}${S('a')}${en}${F('s|a', 'a|nowhere')}`),
  'Error: URI=null Line=1: cvc-id.1: There is no ID/IDREF binding for IDR',
);
no(
  'a complex gateway',
  P('p', `${st}<complexGateway id="g"/>${en}${F('s|g', 'g|e')}`),
  "Elements of type 'ComplexGateway' are currently not supported. Please",
);
no(
  'a transaction',
  P(
    'p',
    `${st}<transaction id="g"><startEvent id="x"/><endEvent id="y"/>${F('x|y')}</transaction>${en}${F('s|g', 'g|e')}`,
  ),
  "Elements of type 'Transaction' are currently not supported. Please ref",
);
no(
  'a catch event without a definition',
  P('p', `${st}<intermediateCatchEvent id="c"/>${en}${F('s|c', 'c|e')}`),
  'Must have exactly one event definition',
);
no(
  'a candidate group list with an empty part',
  P(
    'p',
    `${st}<userTask id="u"><extensionElements><zeebe:assignmentDefinition candidateGroups="a,,b"/></extensionElements></userTask>${en}${F('s|u', 'u|e')}`,
  ),
  "Expected static value to be a list of comma-separated values, e.g. 'a,",
);
no(
  'a due date that can not be read',
  P(
    'p',
    `${st}<userTask id="u"><extensionElements><zeebe:taskSchedule dueDate="tomorrow"/></extensionElements></userTask>${en}${F('s|u', 'u|e')}`,
  ),
  "Expected static value to be a valid DateTime String, e.g. '2023-03-02T",
);
no(
  'a form definition without key and id',
  P(
    'p',
    `${st}<userTask id="u"><extensionElements><zeebe:formDefinition/></extensionElements></userTask>${en}${F('s|u', 'u|e')}`,
  ),
  "Exactly one of the attributes 'formId, formKey' must be present and no",
);
no('a keyword as name', P('p', `${st}${S('a', 'a', io([['=for', 'x']]))}${en}${F('s|a', 'a|e')}`), undefined, {
  stricter: true,
});
no(
  'two io mappings',
  P('p', `${st}${S('a', 'a', io([['=1', 'x']]) + io([['=1', 'y']]))}${en}${F('s|a', 'a|e')}`),
  (v) =>
    v < '8.6'
      ? 'Collection expected to have <1> entry but has <2>'
      : "Must have exactly one 'zeebe:ioMapping' extension element when exists.",
);
no(
  'two task definitions',
  P('p', `${st}${S('a', 'a', '<zeebe:taskDefinition type="b"/>')}${en}${F('s|a', 'a|e')}`),
  "Must have exactly one 'zeebe:taskDefinition' extension element",
);
no(
  'a timer start of a process that reads a variable',
  P('p', `<startEvent id="s">${onTimer('=wait')}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`),
  "Invalid timer duration expression (Expected result of the expression '",
);
no(
  'a message start whose name reads a variable',
  `<message id="M" name="=kind"/>${P('p', `<startEvent id="s">${onMessage()}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`)}`,
  "Expected constant expression of type String for message name '=kind',",
);
no(
  'an event sub-process with a flow into it',
  M + P('p', `${st}${S('a')}${esp('es', onMessage())}${en}${F('s|a', 'a|es', 'es|e')}`),
  undefined,
  { stricter: true },
);
no(
  'a flow from inside a sub-process to outside',
  P(
    'p',
    `${st}<subProcess id="sp"><startEvent id="x"/>${S('a')}${F('x|a', 'a|z')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|e', 'z|e')}`,
  ),
  undefined,
  { stricter: true },
);
no(
  'a throw event of a timer',
  P('p', `${st}<intermediateThrowEvent id="t">${onTimer('PT1H')}</intermediateThrowEvent>${en}${F('s|t', 't|e')}`),
  undefined,
  { stricter: true },
);
no(
  'an end event of a timer',
  P('p', `${st}<endEvent id="e">${onTimer('PT1H')}</endEvent>${F('s|e')}`),
  'End events must be one of: none, error, message, terminate, signal, es',
);
no(
  'a compensation start',
  P('p', `<startEvent id="s"><compensateEventDefinition id="cd"/></startEvent>${en}${F('s|e')}`),
  undefined,
  { stricter: true },
);
no(
  'a priority that is no number',
  P('p', `${st}${U('u', '<zeebe:priorityDefinition priority="high"/>')}${en}${F('s|u', 'u|e')}`),
  only('8.8')('Expected static value to be a valid Number between 0 and 100, but foun'),
);
yes(
  'an event sub-process directly in another (and hangs)',
  M +
    msg('N', 'n', '=k') +
    P(
      'p',
      `${st}${S('a')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${onMessage('M')}</startEvent>${S('x')}<endEvent id="ese"/>${F('ess|x', 'x|ese')}${esp('deep', onMessage('N'), { job: 'd' })}</subProcess>${en}${F('s|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq((await h.jobs()).includes('x'), true, 'the outer runs');
  },
  { needs: 'nested-event-sub-process' },
);
yes(
  'unknown extension elements, lanes, data objects and texts',
  P(
    'p',
    `<laneSet id="ls"><lane id="l1"><flowNodeRef>a</flowNodeRef></lane></laneSet>${st}${S('a', 'a', '<zeebe:properties><zeebe:property name="n" value="v"/></zeebe:properties>')}<dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/>${en}${F('s|a', 'a|e')}<textAnnotation id="ta"><text>hello</text></textAnnotation><association id="as" sourceRef="a" targetRef="ta"/>`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'runs');
  },
);
yes(
  'a task that nothing leads to',
  P('p', `${st}${S('a')}${S('lost')}${en}${F('s|a', 'a|e', 'lost|e')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
yes(
  'two processes in one file',
  P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`) +
    P('q', `<startEvent id="s2"/>${S('b')}${end('e2')}${F('s2|b', 'b|e2')}`),
  async (h) => {
    await h.start('q');
    eq(await h.jobs(), ['b'], 'both can start');
  },
);
no(
  'a condition at a flow that comes from a task',
  P('p', `${st}${S('a')}${S('b')}${S('c')}${en}${F('s|a', 'a|b|=false', 'a|c|=1 + 1', 'b|e', 'c|e')}`),
  'Conditional sequence flows are only supported at exclusive or inclusive gateway',
);
