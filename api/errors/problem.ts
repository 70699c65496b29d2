import type { FastifyError } from 'fastify';
import { CommandRefused, DeploymentRefused } from '../../engine/port.ts';
import { ApiError, type FieldFault } from './api-error.ts';
import { catalogue, type ErrorCode } from './catalogue.ts';

export interface ProblemReply {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  instance: string;
  errors?: FieldFault[];
}

type AjvError = NonNullable<FastifyError['validation']>[number] & { data?: unknown };

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

function faultOf(error: AjvError, context: string | undefined): FieldFault {
  const params = error.params as Record<string, unknown>;
  const path = error.instancePath.split('/').filter(Boolean);
  if (error.keyword === 'required')
    return { field: [context, ...path, params.missingProperty].join('.'), expected: 'a value', got: 'nothing' };
  const expected =
    error.keyword === 'enum'
      ? `one of ${(params.allowedValues as string[]).join(', ')}`
      : (error.message ?? error.keyword);
  return {
    field: [context, ...path].join('.'),
    expected: expected.replace(/^must be |^must /, ''),
    got: shown(error.data),
  };
}

/** Any error -> the one that the API answers. */
export function asApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof CommandRefused) return new ApiError('engine-refused', error.message);
  if (error instanceof DeploymentRefused)
    return new ApiError(
      'release-refused',
      undefined,
      error.findings.map((each) => ({
        field: each.element ? `${each.resource}#${each.element}` : each.resource,
        expected: each.rule,
        got: each.message,
      })),
    );
  const { validation, validationContext, statusCode, code, message } = error as Partial<FastifyError>;
  if (validation)
    return new ApiError(
      'invalid-request',
      undefined,
      // An anyOf names each of its branches; the branch for null says nothing to whoever sent a value.
      (validation as AjvError[])
        .filter((each) => each.keyword !== 'anyOf' && each.params.type !== 'null')
        .map((each) => faultOf(each, validationContext)),
    );
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new ApiError('upload-too-big', message);
  if (statusCode === 429) return new ApiError('too-many-requests', message);
  if (statusCode === 404) return new ApiError('not-found');
  if (statusCode && statusCode >= 400 && statusCode < 500) return new ApiError('invalid-request', message);
  return undefined;
}

/** The body of the reply. */
export function problemOf(error: ApiError, instance: string): ProblemReply {
  const { title, status } = catalogue[error.code satisfies ErrorCode];
  return {
    type: `/docs/errors#${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.detail ? { detail: error.detail } : {}),
    instance,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}
