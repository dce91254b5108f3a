import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VoucherRecoveredV1 } from '#libs/contracts';
import { Outbox } from '#libs/platform';
import { balanceOf } from '../recovery-case/recovery-ledger.js';
import type { RecoveryCase } from '../recovery-case/recovery.entity.js';

/** Tells the others what has come back of a voucher. */
@Injectable()
export class RecoveryNews {
  constructor(private readonly outbox: Outbox) {}

  async tell(em: EntityManager, recovery: RecoveryCase, now: Date): Promise<void> {
    const { recoveredFen } = await balanceOf(em, recovery.id);
    const { id, voucherId, enterpriseId, providerId, contractId, roundId, paidFen } = recovery;
    this.outbox.add(
      em,
      VoucherRecoveredV1,
      contractId,
      {
        voucherId,
        recoveryId: id,
        enterpriseId,
        providerId,
        contractId,
        roundId,
        paidFen: String(paidFen),
        recoveredFen: String(recoveredFen),
        whole: recoveredFen === paidFen,
        at: now.toISOString(),
      },
      now,
    );
  }
}
