import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TestTaxRegister {
  /** By which a service is told of it. */
  readonly settings: Record<string, string>;
  /** The numbers of each question so far. */
  readonly asked: readonly (readonly string[])[];
  /** From now on questions wait for an answer. @returns ends the wait */
  hold(): () => void;
  close(): void;
}

/** The tax side's register over HTTP: every invoice is valid. */
export async function aTaxRegister(): Promise<TestTaxRegister> {
  const asked: string[][] = [];
  let gate: Promise<void> = Promise.resolve();
  const server = createServer(async (request, response) => {
    const { invoices } = JSON.parse(await text(request)) as { invoices: { number: string }[] };
    asked.push(invoices.map(({ number }) => number));
    await gate;
    response.end(JSON.stringify({ invoices: invoices.map((each) => ({ ...each, status: 'VALID' })) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    settings: {
      TAX_INVOICES_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      TAX_INVOICES_TIMEOUT_MS: '60000',
    },
    asked,
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    close: () => void server.close(),
  };
}
