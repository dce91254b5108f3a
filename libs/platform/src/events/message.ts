/** An event as it travels: CloudEvents 1.0 in its JSON form. */
export interface EventMessage {
  readonly specversion: '1.0';
  readonly id: string;
  /** `/yunshang/<service>` */
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: object;
}

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** A date, or its text where the connection does not parse it. */
  readonly time: Date | string;
  readonly data: object;
}

export function sourceOf(service: string): string {
  return `/yunshang/${service}`;
}

export function messageOf(service: string, row: OutboxRow): EventMessage {
  return {
    specversion: '1.0',
    id: row.id,
    source: sourceOf(service),
    type: row.type,
    subject: row.subject,
    time: new Date(row.time).toISOString(),
    datacontenttype: 'application/json',
    data: row.data,
  };
}
