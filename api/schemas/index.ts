import type { TSchema } from '@sinclair/typebox';
import { administrationSchemas } from './administration.ts';
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
import { Changes } from './feed.ts';
import { Incident } from './incident.ts';
import { Countries, Me, Setup, SignedOut } from './me.ts';
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
import { Finding, Release, ReleaseFile } from './release.ts';
import { Health } from './service.ts';
import { CallToMake, Proposal, Task, TaskAbilities, TaskItem, TaskResult } from './task.ts';

/** The schemas with a name: each becomes a component of openapi.json and a type of the client. */
export const named: TSchema[] = [
  ...administrationSchemas,
  Accepted,
  Actor,
  AnswerResult,
  Call,
  CallToMake,
  Proposal,
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
  TermPreview,
  ToldCode,
  Tenant,
  Territory,
  Unheard,
  Unsent,
];
