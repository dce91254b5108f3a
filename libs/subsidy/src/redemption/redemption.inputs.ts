import { ArgsType, InputType } from '@nestjs/graphql';
import { Id, Day, Amount, OneOf, Whole, Text, Parts } from '#libs/platform';
import { RoundPageArgs } from '../round/round-page.args.js';
import { RedemptionState } from '../rules/redemption.moves.js';

const MOST_PAPERS = 50;

@ArgsType()
export class RedemptionsArgs extends RoundPageArgs {
  @OneOf(RedemptionState, { nullable: true }) state?: RedemptionState | null;
  @Text({
    most: 100,
    nullable: true,
    description: 'The beginning of the number of the contract, or a part of the name of a side.',
  })
  text?: string | null;
}

@InputType('InvoiceInput')
export class InvoiceInput {
  @Text({ most: 40, description: 'Eight digits with a code, or the twenty of a fully digital invoice.' })
  number!: string;
  @Text({ most: 40, nullable: true, description: 'Ten or twelve digits, beside a number of eight.' }) code?:
    string | null;
  @Amount() amountFen!: bigint;
  @Day() issuedOn!: string;
}

@InputType('PaymentInput')
export class PaymentInput {
  @Text({ min: 1, most: 60 }) bankReference!: string;
  @Amount() amountFen!: bigint;
  @Day() paidOn!: string;
  @Text({ most: 100, nullable: true, description: 'Must be stated, and be the enterprise.' }) payerName?:
    string | null;
  @Text({ most: 100, nullable: true, description: 'Must be stated, and be the provider.' }) payeeName?:
    string | null;
}

@InputType('RedemptionDocumentInput')
export class DocumentInput {
  @Text({ min: 1, most: 40 }) kind!: string;
  @Text({ most: 64, description: 'SHA-256, hexadecimal.' }) hash!: string;
}

@InputType('SubmitRedemptionInput')
export class SubmitRedemptionInput {
  @Id() voucherId!: string;
  @Whole({ min: 1, max: 100, nullable: true, description: 'Of the contract; 1 when it is left out.' })
  phase?: number | null;
  @Parts(() => InvoiceInput, { most: MOST_PAPERS }) invoices!: InvoiceInput[];
  @Parts(() => PaymentInput, { most: MOST_PAPERS }) payments!: PaymentInput[];
  @Text({
    most: 64,
    nullable: true,
    description: 'SHA-256 of the acceptance report, hexadecimal; must be there to submit.',
  })
  acceptanceReportHash?: string | null;
  @Parts(() => DocumentInput, {
    most: MOST_PAPERS,
    nullable: true,
    description:
      'Further papers that the scheme asks for, and the files behind invoices, payments and the acceptance: INVOICE, PAYMENT_PROOF, PHOTO.',
  })
  documents?: DocumentInput[] | null;
}

@InputType('DeficiencyInput')
export class DeficiencyInput {
  @Text({ min: 1, most: 40, description: 'The item of the checklist, or OTHER.' }) item!: string;
  @Text({ min: 2, most: 1000, lines: true, description: 'What is missing or wrong.' }) problem!: string;
  @Text({
    most: 1000,
    lines: true,
    nullable: true,
    description: 'In which form it is taken; the usual one when left out.',
  })
  acceptedForm?: string | null;
}
