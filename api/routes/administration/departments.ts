import { Type } from '@sinclair/typebox';
import { departmentsStore } from '../../../store/departments.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import type { Routes } from '../../app.ts';
import { addDepartment, addOrganisation, changeDepartment, changeOrganisation } from '../../departments/departments.ts';
import { found } from '../../errors/api-error.ts';
import {
  AdministeredDepartment,
  AdministeredOrganisation,
  DepartmentChange,
  DepartmentInput,
  DepartmentsQuery,
  OrganisationChange,
  OrganisationInput,
} from '../../schemas/administration/departments.ts';
import { RegisterQuery } from '../../schemas/administration/shared.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../../schemas/common.ts';
import { tags } from './shared.ts';

const organisations = '/api/v1/:tenant/administration/organisations';
const departments = '/api/v1/:tenant/administration/departments';
const OrganisationParams = Type.Composite([TenantParams, hears({ organisationId: Id })]);
const DepartmentParams = Type.Composite([TenantParams, hears({ departmentId: Id })]);

export const departmentRoutes: Routes = (app, deps) => {
  app.get(
    organisations,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listOrganisations',
        summary: 'Organisations that act in the authority, for administrators',
        tags,
        params: TenantParams,
        querystring: RegisterQuery,
        response: { 200: pageOf(ref(AdministeredOrganisation)) },
      },
    },
    (request) =>
      reading(deps, request, (unit, who) => {
        const { q, limit = 50, ...filter } = request.query;
        return departmentsStore(unit, who.tenant).organisations({ ...filter, words: q, limit });
      }),
  );
  app.post(
    organisations,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addOrganisation',
        summary: 'Add an organisation',
        tags,
        params: TenantParams,
        body: OrganisationInput,
        response: { 201: ref(AdministeredOrganisation) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addOrganisation(change, request.body);
        return found(await departmentsStore(change.unit, change.tenant).organisation(request.body.id));
      });
      return reply.code(201).send(added);
    },
  );
  app.patch(
    `${organisations}/:organisationId`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changeOrganisation',
        summary: 'Rename an organisation; deactivate one without active departments',
        tags,
        params: OrganisationParams,
        body: OrganisationChange,
        response: { 200: ref(AdministeredOrganisation) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const store = departmentsStore(change.unit, change.tenant);
        const { organisationId } = request.params;
        await changeOrganisation(change, found(await store.organisation(organisationId)), request.body);
        return found(await store.organisation(organisationId));
      }),
  );
  app.get(
    departments,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listAdministeredDepartments',
        summary: 'Departments with what is assigned to them, for administrators',
        tags,
        params: TenantParams,
        querystring: DepartmentsQuery,
        response: { 200: pageOf(ref(AdministeredDepartment)) },
      },
    },
    (request) =>
      reading(deps, request, (unit, who) => {
        const { q, limit = 50, ...filter } = request.query;
        return departmentsStore(unit, who.tenant).departments({ ...filter, words: q, limit });
      }),
  );
  app.post(
    departments,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addDepartment',
        summary: 'Add a department to an organisation',
        tags,
        params: TenantParams,
        body: DepartmentInput,
        response: { 201: ref(AdministeredDepartment) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addDepartment(change, request.body);
        return found(await departmentsStore(change.unit, change.tenant).department(request.body.id));
      });
      return reply.code(201).send(added);
    },
  );
  app.patch(
    `${departments}/:departmentId`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changeDepartment',
        summary: 'Rename a department; deactivate one without open cases',
        tags,
        params: DepartmentParams,
        body: DepartmentChange,
        response: { 200: ref(AdministeredDepartment) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const store = departmentsStore(change.unit, change.tenant);
        const { departmentId } = request.params;
        await changeDepartment(change, found(await store.department(departmentId)), request.body);
        return found(await store.department(departmentId));
      }),
  );
};
