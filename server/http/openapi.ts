import { toJsonSchema } from '@valibot/to-json-schema'
import type Router from 'koa-router'
import type { GenericSchema } from 'valibot'
import { api } from '../../contracts/api'
import { forms, residentActions, staffActions } from '../../contracts/cases/forms'
import { staffForm } from '../../contracts/cases/staff-form'
import { codeForm, staffCodeActions } from '../../contracts/codes/staff-views'
import type { Endpoint } from '../../contracts/endpoint'
import { errors } from '../../contracts/errors'

/** Returns a schema's input as JSON Schema. Checks that JSON Schema cannot express are left out. */
const schemaOf = (schema: GenericSchema) => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' })
  return rest
}

function parameters(endpoint: Endpoint) {
  const listed = (place: 'path' | 'query', schema?: GenericSchema) => {
    const { properties = {}, required = [] } = schema ? schemaOf(schema) : {}
    return Object.entries(properties).map(([name, shape]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: shape
    }))
  }
  const required = endpoint.idempotent === true
  const key = { name: 'Idempotency-Key', in: 'header', required, schema: { type: 'string' } }
  return [...listed('path', endpoint.params), ...listed('query', endpoint.query), ...(endpoint.idempotent ? [key] : [])]
}

function requestBody(endpoint: Endpoint) {
  if (endpoint.upload) {
    const form = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }
    return { required: true, content: { 'multipart/form-data': { schema: form } } }
  }
  if (!endpoint.body) return undefined
  return { required: true, content: { 'application/json': { schema: bodySchema(endpoint) } } }
}

/** The forms of all actions are alternatives of one endpoint. */
function bodySchema(endpoint: Endpoint) {
  if (endpoint === api.caseAction)
    return { anyOf: staffActions.map(action => ({ title: action, ...schemaOf(staffForm(action)) })) }
  if (endpoint === api.reportAction)
    return { anyOf: residentActions.map(action => ({ title: action, ...schemaOf(forms[action]) })) }
  if (endpoint === api.codeAction)
    return { anyOf: staffCodeActions.map(action => ({ title: action, ...schemaOf(codeForm(action)) })) }
  return endpoint.body && schemaOf(endpoint.body)
}

function operation(name: string, endpoint: Endpoint) {
  const { who, summary, status = 200, reply } = endpoint
  const content = reply
    ? { 'application/json': { schema: schemaOf(reply) } }
    : endpoint.download && { [endpoint.download]: {} }
  const body = requestBody(endpoint)
  return {
    operationId: name,
    summary,
    security: who === 'anyone' ? [] : [{ [who]: [] }, ...(who === 'staff' ? [{ console: [] }] : [])],
    ...(endpoint.may && { 'x-right': endpoint.may }),
    parameters: parameters(endpoint),
    ...(body && { requestBody: body }),
    responses: {
      [status]: { description: 'Done', ...(content && { content }) },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
      }
    }
  }
}

/** Returns the OpenAPI 3.1 document of all rows of the contract. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }
  const cookie = {
    type: 'apiKey',
    in: 'cookie',
    name: 'mashangban',
    description:
      'Of the console’s own pages, with Client-Kind: console and the account in Account; __Host-mashangban by https'
  }
  const error = {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { enum: Object.keys(errors) },
      message: { type: 'string' },
      fields: { type: 'object', additionalProperties: { type: 'string' } }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '码上办', version: '1', description: 'Reports of residents and the work on them' },
    paths,
    components: {
      securitySchemes: { resident: bearer, staff: bearer, console: cookie },
      schemas: { Error: { type: 'object', required: ['error'], properties: { error } } }
    }
  }
}

let written: ReturnType<typeof openApiDocument> | undefined

export function openApiRoutes(router: Router) {
  router.get('/api/openapi.json', ctx => {
    written ??= openApiDocument()
    ctx.body = written
  })
}
