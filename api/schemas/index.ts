import type { TSchema } from '@sinclair/typebox';
import { administrationSchemas } from './administration/index.ts';
import { Call } from './call.ts';
import {
  Accepted,
  Case,
  CaseAbilities,
  CaseDiagram,
  CaseEvent,
  CaseItem,
  CaseReason,
  CaseTask,
  CaseText,
  CorrectionPreview,
  Deadline,
  FoundCase,
  OpenedCase,
  Person,
  Round,
  TermPreview,
  ToldCode,
  Unheard,
} from './case.ts';
import { Actor, Named, Place, Problem } from './common.ts';
import { Document } from './document.ts';
import { Draft, DraftFile, DraftFileItem, DraftItem } from './draft.ts';
import { Changes } from './feed.ts';
import { Incident } from './incident.ts';
import { Countries, Me, Setup, SignedOut } from './me.ts';
import { Hurried, TermWish } from './more-time.ts';
import { Unsent } from './outbox.ts';
import {
  AnswerResult,
  CourseEntry,
  Mail,
  ObjectionResult,
  ObjectionView,
  PublicCase,
  PublicPlace,
  PublicTenant,
  Question,
  ReportedRequest,
} from './public.ts';
import { Category, Colleague, Department, Integrator, Notice, Service, Tenant, Territory } from './register.ts';
import { Finding, Release, ReleaseFile, WorkerContract } from './release.ts';
import { Return } from './return.ts';
import { Health } from './service.ts';
import { CallToMake, IfReturned, Proposal, Task, TaskAbilities, TaskItem, TaskResult } from './task.ts';
import { Telling } from './telling.ts';

/** The schemas with a name: each becomes a component of openapi.json and a type of the client. */
export const named: TSchema[] = [
  ...administrationSchemas,
  Accepted,
  Actor,
  AnswerResult,
  Call,
  CallToMake,
  Proposal,
  Return,
  IfReturned,
  Case,
  CaseAbilities,
  CaseDiagram,
  CaseEvent,
  CaseItem,
  CaseReason,
  CaseTask,
  CaseText,
  Category,
  Changes,
  Colleague,
  CorrectionPreview,
  CourseEntry,
  Deadline,
  Department,
  Document,
  Draft,
  DraftFile,
  DraftFileItem,
  DraftItem,
  Finding,
  FoundCase,
  Health,
  Incident,
  Integrator,
  Mail,
  Me,
  Named,
  Notice,
  ObjectionResult,
  ObjectionView,
  OpenedCase,
  Person,
  Place,
  Problem,
  PublicCase,
  PublicPlace,
  PublicTenant,
  Question,
  Release,
  ReleaseFile,
  ReportedRequest,
  Round,
  Service,
  Countries,
  Setup,
  SignedOut,
  Task,
  TaskAbilities,
  TaskItem,
  TaskResult,
  Telling,
  TermPreview,
  TermWish,
  Hurried,
  ToldCode,
  Tenant,
  Territory,
  Unheard,
  Unsent,
  WorkerContract,
];
