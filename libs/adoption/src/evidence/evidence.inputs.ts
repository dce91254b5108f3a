import { InputType } from '@nestjs/graphql';
import { Code, Id, OneOf, YesNo } from '#libs/platform';
import type { Goal } from '../counting/counting.rules.js';
import { GoalEnum } from '../figures/adoption.views.js';

const SHA_256 = {
  form: /^[0-9a-f]{64}$/,
  example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

@InputType()
export class DeclareAdoptionInput {
  @Id() enterpriseId!: string;
  @OneOf(GoalEnum) goal!: Goal;
}

@InputType()
export class PaperEvidenceInput {
  @Id() enterpriseId!: string;

  @Id({ nullable: true, description: 'Where the contract is known to the platform.' })
  contractId?: string | null;

  @YesNo({ description: 'The contract is for use of an industrial-internet platform.' })
  industrialPlatform!: boolean;

  @YesNo({ description: 'The contract is for use of public cloud.' })
  publicCloud!: boolean;

  @Code({ ...SHA_256, description: 'SHA-256 of the signed contract, hexadecimal.' }) contractHash!: string;
  @Code({ ...SHA_256, description: 'SHA-256 of the invoice.' }) invoiceHash!: string;
  @Code({ ...SHA_256, description: 'SHA-256 of the acceptance report.' }) acceptanceHash!: string;
}
