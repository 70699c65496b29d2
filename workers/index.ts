import acceptanceCheck from './acceptance-check.ts';
import askAcceptance from './ask-acceptance.ts';
import assignDepartment from './assign-department.ts';
import changeTerm from './change-term.ts';
import checkHandOver from './check-hand-over.ts';
import classify from './classify.ts';
import closeRun from './close-run.ts';
import correctCase from './correct-case.ts';
import deadlineCheck from './deadline-check.ts';
import type { AnyWorker } from './define-worker.ts';
import notify from './notify.ts';
import openConfirmation from './open-confirmation.ts';
import openObjection from './open-objection.ts';
import openRun from './open-run.ts';
import recordAcceptance from './record-acceptance.ts';
import recordCancellation from './record-cancellation.ts';
import recordClassification from './record-classification.ts';
import recordConfirmation from './record-confirmation.ts';
import recordDecision from './record-decision.ts';
import recordDenial from './record-denial.ts';
import recordDepartment from './record-department.ts';
import recordHandOver from './record-hand-over.ts';
import recordObjection from './record-objection.ts';
import recordOutcome from './record-outcome.ts';
import recordReview from './record-review.ts';
import rerouteCase from './reroute-case.ts';
import returnCase from './return-case.ts';
import setDeadline from './set-deadline.ts';
import takeOver from './take-over.ts';

/** Every worker there is, by job type. */
export const workers: ReadonlyMap<string, AnyWorker> = new Map(
  [
    acceptanceCheck,
    askAcceptance,
    assignDepartment,
    changeTerm,
    checkHandOver,
    classify,
    closeRun,
    correctCase,
    deadlineCheck,
    notify,
    openConfirmation,
    openObjection,
    openRun,
    recordAcceptance,
    recordCancellation,
    recordClassification,
    recordConfirmation,
    recordDecision,
    recordDenial,
    recordDepartment,
    recordHandOver,
    recordObjection,
    recordOutcome,
    recordReview,
    rerouteCase,
    returnCase,
    setDeadline,
    takeOver,
  ].map((worker) => [worker.type, worker as AnyWorker]),
);
