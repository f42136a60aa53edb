import { failingWith, rateLimited, type Fault } from '../../electron/drill/faults.ts';

const json = { 'content-type': 'application/json' };
const said = (status: number, body: unknown): Fault => failingWith(status, body, json);
const page = '<!doctype html><html><body>Sign in to the hotel network</body></html>';

/** What PagerDuty, or something between, can answer instead of a list: none of it says anything about incidents (faults 8). `name` is the list's key. */
export function badAnswers(name: string): Readonly<Record<string, Fault>> {
  const row = { id: 'QBAD', type: 'notify_log_entry', status: 'triggered', created_at: '2026-03-02T09:00:00Z', title: 'Not real', user: { id: 'PME' }, escalation_level: 1 };
  const rows = (...members: unknown[]) => said(200, { [name]: members, more: false });
  const { id: _id, ...withoutId } = row;
  return {
    '400 with an error': said(400, { error: { message: 'Invalid Input Provided', code: 2001, errors: [' is invalid.'] } }),
    '402': said(402, { error: { message: 'Ability missing', code: 2014 } }),
    '403 with an error': said(403, { error: { message: 'Access Denied', code: 2010 } }),
    '403 with errors as text': said(403, { error: { message: 'Access Denied', errors: 'no' } }),
    '403 with a bare list': said(403, ['no']),
    '403 as a page': failingWith(403, page),
    '404 with an error': said(404, { error: { message: 'Not Found', code: 2100 } }),
    '404 as a page': failingWith(404, page),
    '405': said(405, ''),
    '407 of a proxy': failingWith(407, page),
    '408': said(408, ''),
    '413': said(413, ''),
    '429 that says how long': rateLimited(20),
    '429 that says nothing': rateLimited(null),
    '429 as a page': { bare: true, ...failingWith(429, page) },
    '500 with an error': said(500, { error: { message: 'Internal Server Error', code: 2000 } }),
    '500 as a page': failingWith(500),
    '502': failingWith(502),
    '503 with Retry-After': failingWith(503, '', { 'retry-after': '120' }),
    '504': failingWith(504),
    '301': failingWith(301, '', { location: 'https://elsewhere.example/' }),
    '302 to a login page': failingWith(302, page, { location: 'https://login.example/' }),
    '304': failingWith(304, '', {}),
    '307': failingWith(307, '', { location: '/incidents' }),
    '200 as the page of a captive portal': failingWith(200, page),
    '200 and a word': failingWith(200, 'ok', { 'content-type': 'text/plain' }),
    '200 and nothing': failingWith(200, '', json),
    '204': failingWith(204, '', {}),
    '200 {}': said(200, {}),
    '200 null': said(200, 'null'),
    '200 []': said(200, []),
    '200 with an error inside': said(200, { error: { message: 'Something went wrong', code: 2000 } }),
    '200 cut off within the JSON': said(200, `{"${name}":[{"id":"QBAD","status":"trigg`),
    '200 and the connection cut within the body': { cutAfterBytes: 12 },
    '200 with something behind the JSON': said(200, `{"${name}":[],"more":false}<!-- -->`),
    'the list is null': said(200, { [name]: null, more: false }),
    'the list is an object': said(200, { [name]: { 0: row }, more: false }),
    'more is a word': said(200, { [name]: [], more: 'no' }),
    'a row is null': rows(row, null),
    'a row without a created_at and without an id': rows({}),
    'a row without what identifies it': name === 'oncalls' ? rows({ ...row, user: {} }) : rows(row, withoutId),
    'a row with a number as id': name === 'oncalls' ? rows({ ...row, user: { id: 5 } }) : rows({ ...row, id: 5 }),
    'a row with an id of a mile': name === 'oncalls' ? rows({ ...row, user: { id: 'X'.repeat(5000) } }) : rows({ ...row, id: 'X'.repeat(5000) }),
    'a row with a nonsense time': rows({ ...row, created_at: 'yesterday', start: 'yesterday' }),
    'a row with a wrong type in it': rows({ ...row, status: 'on fire', type: 7, escalation_level: 'first' }),
    'pages that never end': said(200, { [name]: [row], more: true }),
    'the connection cut before an answer': { cut: 'before' },
    'no answer': { hang: true },
  };
}

/** These end the connection for good: the token is not accepted. */
export const refusals: Readonly<Record<string, Fault>> = {
  '401 with an error': said(401, { error: { message: 'Access Denied', code: 2006 } }),
  '401 with errors as text': said(401, { error: { errors: 'no' } }),
  '401 as a page': failingWith(401, page),
  '401 and nothing': failingWith(401, '', {}),
};
