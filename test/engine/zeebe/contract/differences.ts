const held =
  'a step that failed for good is held back here, as our own incident: a client could not resolve the cluster’s';
const again = 'what is repeated, or comes too late, is done and no refusal';
const ours = 'it is refused before the cluster is asked, in words of ours';

/** Cases that go otherwise through the adapter than past it, and are meant to. */
export const differences: ReadonlyMap<string, string> = new Map([
  ['jobs: a failed job without retries is an incident with its message', held],
  ['jobs: negative retries count as none', held],
  ['jobs: a failed job without retries cannot be completed', held],
  ['jobs: a failed job without retries can neither fail nor throw', held],
  ['send task: a job that fails, and its incident', held],
  ['execution listener: a listener that fails for good is an incident', held],
  ['messages: the same message id while kept: already exists, even when it was taken', again],
  ['flow: cancelling ends everything, from the outside in', again],
  ['variables: setting variables of a scope that is gone is refused', again],
  ['migration: an instance that has ended', ours],
  ['modification: an instance that has ended', ours],
  ['call activity: bound by deployment with nothing deployed beside the caller', 'the finding names the element first'],
]);
