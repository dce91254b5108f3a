import { Injectable } from '@nestjs/common';
import { SessionEndedV1 } from '#libs/contracts';
import { Consumes, type Delivery } from '../events/consumer.decorators.js';

/** Keeps in mind which sign-ins have ended, for as long as their access tokens would still hold. Not in identity. */
@Injectable()
export class SessionConsumer {
  @Consumes(SessionEndedV1)
  async onSessionEnded({ sessionId }: SessionEndedV1, { em }: Delivery): Promise<void> {
    // Real time, as in the tokens, and not the clock that demonstrations move.
    await em.execute(
      `insert into ended_session (id, forget_at) values (?, clock_timestamp() + interval '1 hour')
       on conflict (id) do nothing`,
      [sessionId],
    );
    await em.execute('delete from ended_session where forget_at < clock_timestamp()');
  }
}
