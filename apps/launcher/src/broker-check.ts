import { once } from 'node:events';
import { connect } from 'node:net';

const CONNECT_WITHIN_MS = 3000;
/** A broker that is still starting takes connections before it answers. */
const ANSWER_WITHIN_MS = 20_000;
/** What every broker answers to everybody: ApiVersions (18), version 0, with the number 1 and no name of a client. */
const QUESTION = Buffer.from('0000000a0012000000000001ffff', 'hex');
const NUMBER_AT = 4;

/**
 * Asks the brokers once before anything is started: the services would each try for a while and then fail with an error
 * of the client's library that names neither address nor setting. By hand, because loading the library takes longer.
 * @throws Error naming the address, the setting and the ways out when no broker answers
 */
export async function assertBrokerAnswers(brokers: string): Promise<void> {
  const answers = await Promise.all(brokers.split(',').map(whyNot));
  if (answers.includes(undefined)) return;
  throw new Error(
    `EVENT_TRANSPORT is kafka, but no broker answers at KAFKA_BROKERS=${brokers} (${answers.join('; ')}). ` +
      'Start one with "npm run kafka" and wait until it says that it answers, name another one in KAFKA_BROKERS, or ' +
      'leave EVENT_TRANSPORT out: events then pass through PostgreSQL.',
  );
}

/** Why a broker is of no use; undefined when it answers. */
async function whyNot(broker: string): Promise<string | undefined> {
  const [host, port] = broker.split(':');
  const socket = connect({ host: host!, port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) });
    socket.write(QUESTION);
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })) as [
      Buffer,
    ];
    return answer.length >= NUMBER_AT + 4 && answer.readInt32BE(NUMBER_AT) === 1
      ? undefined
      : `what listens at ${broker} is no Kafka`;
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return `${broker}: ${code === 'ECONNREFUSED' ? 'nobody listens' : name === 'AbortError' ? 'no answer' : code}`;
  } finally {
    socket.destroy();
  }
}
