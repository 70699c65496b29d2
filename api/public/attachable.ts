import { documentStore } from '../../store/document.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import type { CaseSubject } from '../policies/index.ts';

/** A resident adds so many pictures; more go through a person. */
const mostDocuments = 10;

/** A resident adds to a request that is worked on, or that may still be taken up again. */
export const takesDocuments = ({ status, reopenable }: Pick<CaseSubject, 'status' | 'reopenable'>): boolean =>
  status === 'open' || reopenable;

/** May the resident add one more? @throws ApiError `case-ended`, `too-many-documents` */
export async function mayAttach(unit: Unit, tenant: string, caseId: string, subject: CaseSubject): Promise<void> {
  if (!takesDocuments(subject)) throw new ApiError('case-ended');
  if ((await documentStore(unit, tenant).countOf(caseId)) >= mostDocuments)
    throw new ApiError('too-many-documents', `expected at most ${mostDocuments} files for a request`);
}
