import { DeadlockException, DriverException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, sha256Hex, type Actor, type Canonical, type Rights } from '#libs/kernel';
import { pack, unpack } from './pack.js';
import { CommandRecord } from './platform.entities.js';

export interface Command {
  /** Chosen by the caller before the first attempt, and the same for every repetition. */
  readonly key: string;
  readonly by: Actor;
  readonly name: string;
  readonly body: Canonical;
  /** What only one may do at a time because it takes long: whoever comes second is refused at once and does not wait. */
  readonly alone?: string;
}

/** The data of an entity without its behaviour: what an answer holds. */
export type Data<T> = { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K] };

/** What the database knows of a command when it first hears of it. */
interface Arrival {
  /** By its clock. */
  readonly at: Date;
  /** The answer that the key was given before. */
  readonly earlier: Pick<CommandRecord, 'bodyHash' | 'answer' | 'rights'> | null;
}

const ATTEMPTS = 3;
/** For how long a command waits for what another holds: well within the time that the gateway gives a service. */
const WAITS = '5s';
const LOCK_NOT_AVAILABLE = '55P03';

/** Carries out commands that move state or money: once per key, each in one transaction. */
@Injectable()
export class Commands {
  constructor(private readonly em: EntityManager) {}

  /**
   * Runs the work in one transaction together with the record of its answer.
   * Load what is changed before the first write: the order of events is the order in which transactions begin to write.
   * @param work is given the moment at which its transaction began, and the one at which the command first reached the
   *   database: a time limit is kept by the latter, so that nobody comes too late because the machine is busy
   * @returns the data of what the work returned; for a repeated key with the same body the first answer again
   * @throws DomainError IDEMPOTENCY_KEY_REUSED when the key came with another body; ANSWER_WITHHELD when it was carried
   *   out for somebody who had rights that ended since, or has a conflict that came since; BUSY when others hold what it
   *   needs, and nothing was done; whatever the work throws
   */
  async run<T extends object>(
    command: Command,
    work: (em: EntityManager, now: Date, arrivedAt: Date) => Promise<T>,
  ): Promise<Data<T>> {
    const bodyHash = sha256Hex(canonicalJson({ name: command.name, body: command.body }));
    const first = await this.arrival(command);
    for (let attempt = 1; ; attempt++) {
      const { earlier } = attempt === 1 ? first : await this.arrival(command);
      if (earlier) {
        if (earlier.bodyHash !== bodyHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
        if (!earlier.rights || !command.by.keeps(earlier.rights)) throw new DomainError('ANSWER_WITHHELD');
        return unpack(earlier.answer) as Data<T>;
      }
      try {
        return await this.em.fork().transactional(async (em) => {
          const now = await begin(em, command);
          const result = await work(em, now, first.at);
          await em.flush();
          const answer = pack(result);
          em.create(CommandRecord, {
            actorId: command.by.personId,
            key: command.key,
            name: command.name,
            bodyHash,
            answer,
            rights: command.by.rights(),
            at: now,
          });
          return unpack(answer) as Data<T>;
        });
      } catch (error) {
        // What the same request, sent twice at once, has just done is no reason to refuse its second copy.
        // Where the record cannot be read, what went wrong first is told: it knows whether the act may have happened.
        const done = async () => (await this.arrival(command).catch(() => undefined))?.earlier;
        if (attempt < ATTEMPTS && (metAnother(error, attempt) || (await done()))) continue;
        throw isLockTimeout(error) ? busy() : error;
      }
    }
  }

  private async arrival({ by, key }: Command): Promise<Arrival> {
    const [row] = await this.em
      .fork()
      .execute<{ at: Date | string; body_hash: string | null; answer: unknown; rights: Rights | null }[]>(
        `select arrived.at, command.body_hash, command.answer, command.rights
           from (select clock.now() as at) as arrived left join command on actor_id = ? and key = ?`,
        [by.personId, key],
      );
    const { at, body_hash: bodyHash, answer, rights } = row!;
    return { at: new Date(at), earlier: bodyHash === null ? null : { bodyHash, answer, rights } };
  }
}

/** @returns the moment at which the transaction began */
async function begin(em: EntityManager, { alone }: Command): Promise<Date> {
  const [row] = await em.execute<{ now: Date | string; free: boolean }[]>(
    `select clock.now() as now, set_config('lock_timeout', ?, true),
            coalesce(pg_try_advisory_xact_lock(hashtextextended(?, 7)), true) as free`,
    [WAITS, alone ?? null],
  );
  if (!row!.free) throw busy();
  return new Date(row!.now);
}

/** Two did the same at once. Seen once more, the one that lost finds what the other has done, and says so in words. */
function metAnother(error: unknown, attempt: number): boolean {
  if (error instanceof DeadlockException) return true;
  return error instanceof UniqueConstraintViolationException && attempt === 1;
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof DriverException && error.code === LOCK_NOT_AVAILABLE;
}

function busy(): DomainError {
  return new DomainError('BUSY', { retryable: true, mayHaveHappened: false });
}
