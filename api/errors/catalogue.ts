/** One kind of error that the API answers. */
export interface ErrorKind {
  status: number;
  /** For the reader of the reply; the reply's `detail` says more. */
  title: string;
  /** A fault of ours: logged as an error with its stack. */
  reported: boolean;
  /** For docs/errors.md: when it happens, and what to do. */
  help: string;
}

const kind = (status: number, title: string, help: string, reported = false): ErrorKind => ({
  status,
  title,
  reported,
  help,
});

/** All errors of the API by code. docs/errors.md is generated from it. */
export const catalogue = {
  'invalid-request': kind(
    400,
    'The request does not fit its schema',
    '`errors` names each field, what was expected and what came.',
  ),
  'not-signed-in': kind(401, 'Sign in first', 'The session is missing or over, or the bearer token is not valid.'),
  'csrf-token-wrong': kind(
    403,
    'The CSRF token is missing or wrong',
    'Send the `csrfToken` of GET /api/v1/me as header x-csrf-token.',
  ),
  forbidden: kind(403, 'This is not allowed to you', 'The `abilities` in replies say what is allowed.'),
  'second-person-needed': kind(
    403,
    'Another person has to do this',
    'An answer is reviewed, and an objection decided, by somebody who did not work on the case.',
  ),
  'third-person-needed': kind(
    403,
    'You approved this answer: the objection to it is decided by another person',
    'Another reviewer decides, or a supervisor where there is no other.',
  ),
  'reviewer-decides': kind(
    403,
    'A reviewer has to do this',
    'A supervisor may only where no reviewer is left who has neither done the work nor approved the answer.',
  ),
  'not-found': kind(
    404,
    'There is no such thing here',
    'It does not exist, or lies in another tenant, or is not shown to you.',
  ),
  'wrong-number-or-code': kind(
    404,
    'Number and code do not belong together',
    'Both are on the message of registration.',
  ),
  'link-unknown': kind(404, 'This link is not known', 'It was cut off, or the question was erased.'),
  'case-ended': kind(409, 'The case has ended', 'It can be reopened, while its service allows that.'),
  'case-open': kind(409, 'The case is still open', 'Only an ended case can be reopened.'),
  'work-done': kind(409, 'Work is done already', 'A case can be cancelled until its outcome is recorded.'),
  'already-requested': kind(409, 'This was requested already', 'The engine is about to carry it out.'),
  'reopening-too-late': kind(409, 'The time for reopening is over', 'Open a new case.'),
  'not-unconfirmed': kind(409, 'The case did not end unconfirmed', 'Only then a late answer is taken.'),
  'code-not-told': kind(
    409,
    'The code of this case is not told now',
    'It goes to the resident by letter. Without an e-mail address whoever opened the case tells it, once, in the half hour after.',
  ),
  'more-time-asked': kind(
    409,
    'More time has been asked for already',
    'Whoever may extend the term decides about it first.',
  ),
  'assignee-unfit': kind(
    409,
    'This person may not do the task',
    'Choose one of those who are listed as its possible assignees.',
  ),
  'executing-organisation': kind(
    403,
    'Not by somebody of the executing organisation',
    'Who did the work can neither cancel the case nor record the answer of the resident.',
  ),
  'term-not-changeable': kind(
    409,
    'The term can not be changed so now',
    'A paused term can be resumed only, a running one extended, shortened or paused. What has passed is not changed any more: late stays late.',
  ),
  'term-beyond-limit': kind(
    403,
    'This is more than your role may change of a term',
    'The release says how often and by how much each role may change a promise; `detail` names the limits and who decides beyond them. Ask for a preview first.',
  ),
  'objection-over': kind(409, 'An objection is not possible any more', 'It was made already, or its time is over.'),
  'external-number-known': kind(409, 'This source has a case of this number', 'Find it by its external number.'),
  'task-not-open': kind(
    409,
    'The task is not open any more',
    'It was completed, or withdrawn because the process went on.',
  ),
  'task-claimed': kind(409, 'Somebody else has taken the task', 'It can be released by them or by a supervisor.'),
  'task-not-claimed': kind(
    409,
    'Take the task first',
    'Only the person who has claimed a task completes or releases it.',
  ),
  'incident-resolved': kind(409, 'The incident is not open any more', 'Somebody was faster.'),
  'already-decided': kind(409, 'Somebody has decided about this', 'Or it was sent after all: look at the list again.'),
  'release-not-deployed': kind(
    409,
    'No live release can take this case',
    'Deploy a release of the case type to this engine and make it live.',
  ),
  'release-state': kind(
    409,
    'The release is not in the state for this',
    'A retired release stays retired; a live one is replaced, not retired.',
  ),
  'name-taken': kind(409, 'This name is taken', 'Choose another one.'),
  'changed-meanwhile': kind(
    409,
    'Somebody else has changed this meanwhile',
    'Read it again: a change names the version that it is based on.',
  ),
  'draft-behind': kind(
    409,
    'Another release was made since this draft was begun',
    'Lay the draft over that release, look at the files that both have changed, and release it then.',
  ),
  'known-already': kind(409, 'This is there already', 'Nothing needs to be added.'),
  'still-in-use': kind(
    409,
    'Something still needs this',
    'The detail says what: open cases of a department, active departments of an organisation, categories below one.',
  ),
  'last-administrator': kind(
    409,
    'The authority would be without an administrator',
    'Give another active person the role first.',
  ),
  'last-membership': kind(
    409,
    'The person would be without any role',
    'Deactivate the person instead: then they are still found by name.',
  ),
  'works-elsewhere': kind(
    409,
    'The person works for another authority too',
    'No administrator of one authority alone changes who they are or how they sign in; their roles here can be ended.',
  ),
  'sign-in-elsewhere': kind(
    409,
    'Passwords are kept by your own provider',
    'With an OpenID Connect provider of your own, it alone knows passwords.',
  ),
  'password-wrong': kind(
    403,
    'The present password is not right',
    'Type it again, or ask an administrator for a link.',
  ),
  'setup-done': kind(409, 'The installation is set up', 'An administrator adds further people.'),
  'upload-too-big': kind(413, 'The file is too big', 'The limit is in the detail.'),
  'upload-kind': kind(
    415,
    'Files of this kind are not taken',
    'JPEG, PNG, WebP, MP4, MOV and PDF; the bytes count, not the name.',
  ),
  'upload-empty': kind(422, 'The file is empty', 'Nothing arrived; try again.'),
  'upload-broken': kind(422, 'The file is broken', 'Its bytes do not follow its own format.'),
  'answers-invalid': kind(422, 'The form is not filled in rightly', '`errors` names each field of the form.'),
  'idempotency-key-reused': kind(
    422,
    'This key was used for another request',
    'Take a new Idempotency-Key for a new request.',
  ),
  'choice-unknown': kind(
    422,
    'A choice is not known here',
    'The detail names the field: a category, territory, kind or reason of this tenant.',
  ),
  'phone-wrong': kind(
    422,
    'This is no whole telephone number',
    'Numbers of the own country may be given as people there write them, others with their country code. `errors` has an example.',
  ),
  'nothing-changed': kind(422, 'Nothing would be changed', 'What was sent is what is known already.'),
  'consent-missing': kind(
    422,
    'The privacy notice asks for consent',
    'Send the version of the notice and consent = true.',
  ),
  'release-refused': kind(
    422,
    'The release can not be deployed',
    '`errors` names each file and element with the reason.',
  ),
  'too-many-documents': kind(422, 'No more files for this request', 'More go through the staff.'),
  'too-many-remarks': kind(422, 'No more remarks on this request', 'More goes through the staff.'),
  'too-many-requests': kind(429, 'Too many requests', 'Wait for the time in Retry-After.'),
  'engine-refused': kind(409, 'The engine refused this', 'The detail says why; reload and look again.'),
  'internal-error': kind(
    500,
    'Something went wrong on our side',
    'It was logged with the `instance` of the reply.',
    true,
  ),
  'sign-in-failed': kind(502, 'Sign-in did not work', 'The identity provider refused or could not be reached.', true),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof catalogue;
