import { ArgsType, InputType } from '@nestjs/graphql';
import { Code, Day, Id, PageArgs, Parts, Text, Whole } from '#libs/platform';

/** Entries in one batch. */
const MOST_ENTRIES = 1_000;
const LARGEST_COUNT = 1_000_000_000;
/** What a machine signs is not folded: it is compared as it came. */
const SIGNED_ID = {
  form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  example: '01890a5d-ac96-774b-bcce-b302099a8057',
  id: true,
  fold: (text: string) => text,
};

@InputType()
export class UsageEntryInput {
  @Code(SIGNED_ID) contractId!: string;
  @Code(SIGNED_ID) enterpriseId!: string;

  @Whole({
    min: 0,
    max: LARGEST_COUNT,
    description: 'Different people of the enterprise who signed in that day.',
  })
  activeUsers!: number;

  @Whole({ min: 0, max: LARGEST_COUNT, description: 'Log-ins and data points of that day.' })
  events!: number;
}

@InputType()
export class ReportUsageInput {
  @Code({
    ...SIGNED_ID,
    description: 'A UUID chosen by the sender; the same batch again gets the first report.',
  })
  batchId!: string;

  @Day({ description: 'The day of the use, Asia/Shanghai.' }) periodDay!: string;

  @Parts(() => UsageEntryInput, {
    least: 1,
    most: MOST_ENTRIES,
    description: `1 to ${MOST_ENTRIES} entries.`,
  })
  entries!: UsageEntryInput[];

  @Text({
    most: 4_000,
    description:
      'Detached JWS (RFC 7515, appendix F), compact: header..signature, ES256 or EdDSA, by the registered key of the machine, over the canonical JSON of { batchId, periodDay, entries }.',
  })
  signature!: string;
}

@ArgsType()
export class ReceivedUsageArgs extends PageArgs {
  @Id() providerId!: string;
}
