import type { ProfileField, ProfileFieldHead } from '../model/profile-field.ts';
import { profileSchema } from './profile-schema.ts';

/** Files come as deliveries, with a form of their own; those that lie under the figures are named in the profile's file. */
const ELSEWHERE: ReadonlySet<string> = new Set(['data', 'ground', 'baseMaps']);

/** All members of a profile but its files, in the schema's order. */
export function profileFields(): readonly ProfileField[] {
  return membersOf(profileSchema, '').filter(({ key }) => !ELSEWHERE.has(key));
}

function membersOf(schema: unknown, path: string): readonly ProfileField[] {
  return Object.entries(Object(memberOf(schema, 'entries'))).map(([key, of]) =>
    fieldOf(of, key, path === '' ? key : `${path}.${key}`),
  );
}

function fieldOf(given: unknown, key: string, path: string): ProfileField {
  const schema = memberOf(given, 'wrapped') ?? given;
  const expected = expectedOf(schema);
  const head: ProfileFieldHead = { path, key, required: schema === given, expected };
  switch (memberOf(schema, 'type')) {
    case 'object':
      return { ...head, kind: 'group', fields: membersOf(schema, path) };
    case 'array': {
      const item = memberOf(schema, 'item');
      if (memberOf(item, 'type') === 'object') return { ...head, kind: 'list', fields: membersOf(item, `${path}[]`) };
      const choices = memberOf(item, 'options');
      return Array.isArray(choices) ? { ...head, kind: 'choices', choices } : { ...head, kind: 'texts' };
    }
    case 'picklist': {
      const choices = memberOf(schema, 'options');
      return { ...head, kind: 'choice', choices: Array.isArray(choices) ? choices : [] };
    }
    case 'tuple': {
      const items = memberOf(schema, 'items');
      return { ...head, kind: 'numbers', count: Array.isArray(items) ? items.length : 0 };
    }
    case 'boolean':
      return { ...head, kind: 'yes-no' };
    case 'number':
      return { ...head, kind: expected === 'number 0..1' ? 'share' : 'number' };
    case 'union':
      return { ...head, kind: 'number-or-text' };
    default:
      return { ...head, kind: expected === 'YYYY-MM-DD' ? 'date' : expected === '#rrggbb' ? 'colour' : 'text' };
  }
}

/** The message of the last check says the most. */
function expectedOf(schema: unknown): string {
  const pipe = memberOf(schema, 'pipe');
  const messages = [schema, ...(Array.isArray(pipe) ? pipe : [])].map((step) => memberOf(step, 'message'));
  const last = messages.filter((message) => typeof message === 'string').at(-1);
  return last === undefined || BARE.has(last) ? '' : last;
}

/** Messages that say no more than the kind does. */
const BARE: ReadonlySet<string> = new Set(['text', 'object', 'list', 'number', 'true | false', 'number | text']);

function memberOf(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null ? Object.entries(of).find(([name]) => name === key)?.[1] : undefined;
}
