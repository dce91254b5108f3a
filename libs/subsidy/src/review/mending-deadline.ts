import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RedemptionMendingOverdueV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';
import { factsOfFile, type FileFacts } from '../redemption/redemption.events.js';

type OfFile = Passed & FileFacts;

/** A file that went back and was not mended in time: the bureau may close it. */
@Injectable()
export class MendingDeadline implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfFile, RedemptionMendingOverdueV1>({
      // Beside the states of the file, from which its clock is read.
      kind: 'REDEMPTION_MENDING',
      from: 'ASKED',
      to: 'OVERDUE',
      due: `select id, mend_by as at, voucher_id as "voucherId", enterprise_id as "enterpriseId",
                   provider_id as "providerId", division_code as "divisionCode"
              from redemption where mend_by > ? and mend_by <= ? and state in ('RETURNED', 'LAPSED')
               for no key update skip locked`,
      event: RedemptionMendingOverdueV1,
      tell: (file) => ({
        subject: file.id,
        data: { ...factsOfFile(file), dueAt: file.at.toISOString(), nextMover: 'BUREAU' },
      }),
    });
  }
}
