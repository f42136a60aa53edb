import { z } from 'zod';
import { atMost } from './at-most.ts';
import { SeveritySchema } from './severity-schema.ts';

/** RFC 9110 token: what may stand before the colon of a header. */
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Visible text, spaces and tabs; no line ends, which would smuggle a second header. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const urlCredentials = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i;
const hostName = /^(?=.{1,253}$)(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/i;
const ipv6 = /^[0-9a-f:.]+$/i;

export const HttpUrlSchema = z
  .string()
  .trim()
  .max(2048, 'The address is longer than 2,048 characters.')
  .refine((text) => /^https?:\/\//i.test(text), 'The address must start with http:// or https://.')
  .refine(
    (text) => !urlCredentials.test(text),
    'The address carries a user name or password. Put credentials into a header instead: it is kept as a secret.',
  )
  .pipe(z.url({ protocol: /^https?$/, error: 'This is not a complete address, such as https://example.com/health.' }));

export const HostSchema = z
  .string()
  .trim()
  .max(260)
  .refine((text) => hostName.test(text) || ipv6.test(text), 'This is not a host name or an IP address.');

export const HeadersSchema = z.record(
  z.string().max(200).regex(headerName, 'A header name holds letters, digits and dashes only.'),
  z.string().max(8192, 'A header value holds at most 8,192 characters.').regex(headerValue, 'A header value is one line of text.'),
).refine(...atMost(50));

const PortSchema = z.int().min(1).max(65535);
const seconds = (least: number, most: number) => z.number().min(least).max(most);

export const HttpTargetSchema = z.strictObject({
  type: z.literal('http'),
  url: HttpUrlSchema,
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']).default('GET'),
  headers: HeadersSchema.default({}),
  /** A status passes when it equals one of these or falls into one of the ranges "200-299". */
  expectedStatus: z.array(z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, 'Write a status such as 200 or a range such as 200-299.')).min(1).max(50).default(['200-299']),
  bodyContains: z.string().max(1000).nullable().default(null),
  /** A JSONPath that must find at least one value; with `equals`, the first value found must equal it as text. */
  jsonPath: z.strictObject({ path: z.string().min(1).max(500), equals: z.string().max(500).nullable().default(null) }).nullable().default(null),
  maxLatencyMs: z.int().min(1).max(60_000).nullable().default(null),
  /** `system`: as this computer is set, its own and private addresses directly. `always`: those through the proxy, too. */
  proxy: z.enum(['system', 'direct', 'always']).default('system'),
});

export const TcpTargetSchema = z.strictObject({ type: z.literal('tcp'), host: HostSchema, port: PortSchema });

export const DnsTargetSchema = z.strictObject({
  type: z.literal('dns'),
  host: HostSchema,
  record: z.enum(['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS']).default('A'),
  /** The answer must hold this value; null accepts any answer. */
  expects: z.string().max(500).nullable().default(null),
});

export const TargetSchema = z.discriminatedUnion('type', [HttpTargetSchema, TcpTargetSchema, DnsTargetSchema]);
export type Target = z.infer<typeof TargetSchema>;
export type HttpTarget = z.infer<typeof HttpTargetSchema>;

/** How often a check is probed and what it takes to change its verdict (A2: 60 s, 20 s while pending, 3 fails, 2 passes, 10 s). */
export const RhythmSchema = z
  .strictObject({
    intervalSeconds: seconds(1, 86_400).default(60),
    retrySeconds: seconds(1, 3600).default(20),
    timeoutSeconds: seconds(0.1, 60).default(10),
    failuresToDown: z.int().min(1).max(20).default(3),
    /** So many failures among the last `outOf` results are enough, in a row or not (A3). null: only in a row. */
    outOf: z.int().min(2).max(21).nullable().default(null),
    passesToUp: z.int().min(1).max(20).default(2),
  })
  .refine(({ failuresToDown, outOf }) => outOf === null || outOf >= failuresToDown, {
    path: ['outOf'],
    message: 'Out of fewer probes than failures are needed it would never be down.',
  });
export type Rhythm = z.infer<typeof RhythmSchema>;

export const CheckIdSchema = z.string().min(1).max(64).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'An id holds letters, digits, dots, dashes and underscores.');

/** What a person or a policy file may say of a check. */
export const CheckDraftSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the check a name.').max(120),
  target: TargetSchema,
  rhythm: RhythmSchema.prefault({}),
  severity: SeveritySchema.nullable().default(2),
  /** The PagerDuty service that this endpoint belongs to: its incidents and this check become one situation (P4). */
  serviceId: z.string().max(64).nullable().default(null),
  /** Ids of checks that this one stands on: while one of them is down, this one being down is its consequence and raises no alert (A5). */
  dependsOn: z.array(CheckIdSchema).max(8, 'A check depends on eight others at most.').default([]),
});
export type CheckDraft = z.infer<typeof CheckDraftSchema>;

/** Where a check is defined: by the person in the window, in the policy file (edit it there), or by the demo watch. */
export const CheckOriginSchema = z.enum(['person', 'policy', 'demo']);

/** One configured health endpoint. */
export const CheckSchema = CheckDraftSchema.extend({
  id: CheckIdSchema,
  origin: CheckOriginSchema,
  paused: z.boolean(),
  /** The name of the policy file that defines it. */
  definedIn: z.string().max(255).optional(),
});
export type Check = z.infer<typeof CheckSchema>;
