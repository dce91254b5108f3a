import {
  ContractAcceptedV1,
  ContractAmendedV1,
  ContractReplacedV1,
  ContractSignedV1,
  ContractTerminatedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
} from '#libs/contracts';
import { copyOf } from '#libs/platform';
import { ContractCopy, EnterpriseCopy, ProviderCopy } from './copies.entity.js';

/*
 * What this room keeps of other rooms' facts, and which events tell it.
 */

export const enterpriseCopy = copyOf(EnterpriseCopy).broughtBy(
  EnterpriseCertifiedV1,
  'certifiedAt',
  (fact) => ({
    id: fact.enterpriseId,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    name: fact.name,
    divisionCode: fact.divisionCode,
    industryCode: fact.industryCode,
    priorYearRevenueFen: fact.priorYearRevenueFen,
    establishedOn: fact.establishedOn,
    sizeClass: fact.sizeClass,
    controllingUnifiedSocialCreditCode: fact.controllingUnifiedSocialCreditCode ?? null,
    clusterCode: fact.clusterCode ?? null,
    certifiedAt: fact.certifiedAt,
  }),
);

const stands = (standing: ProviderCopy['standing']) => (fact: ProviderSuspendedV1) => ({
  id: fact.providerId,
  standing,
  standingAt: fact.at,
});

export const providerCopy = copyOf(ProviderCopy)
  .broughtBy(ProviderAdmittedV1, 'admittedAt', (fact) => ({
    id: fact.providerId,
    name: fact.name,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    providerClass: fact.providerClass,
    admittedAt: fact.admittedAt,
  }))
  .changedBy(ProviderSuspendedV1, 'standingAt', stands('SUSPENDED'))
  .changedBy(ProviderLeftV1, 'standingAt', stands('LEFT'))
  .changedBy(ProviderReinstatedV1, 'standingAt', stands('GOOD'));

export const contractCopy = copyOf(ContractCopy)
  .broughtBy(
    ContractSignedV1,
    'contractVersion',
    (fact) => ({
      id: fact.contractId,
      contractVersion: 0,
      contractNumber: fact.contractNumber,
      enterpriseId: fact.enterpriseId,
      providerId: fact.providerId,
      scenario: fact.scenario,
      signedOn: fact.signedOn,
      ...priced(fact),
    }),
    ['contractNumber', 'enterpriseId', 'providerId', 'scenario', 'signedOn'],
  )
  .changedBy(ContractAmendedV1, 'contractVersion', (fact) => ({
    id: fact.contractId,
    contractVersion: fact.version,
    ...priced(fact),
  }))
  .changedBy(ContractAcceptedV1, 'acceptedAt', (fact) => ({
    id: fact.contractId,
    acceptedAt: fact.acceptedAt,
  }))
  .changedBy(ContractTerminatedV1, 'endedAt', (fact) => ({
    id: fact.contractId,
    endedAt: fact.terminatedAt,
    deliveredFen: fact.acceptedFen,
    replacedBy: fact.replacedByContractId ?? null,
  }))
  .changedBy(ContractReplacedV1, 'endedAt', (fact) => ({
    id: fact.contractId,
    endedAt: fact.replacedAt,
    deliveredFen: fact.acceptedFen,
    replacedBy: fact.replacedByContractId,
  }));

/** What a contract is about and costs, as signed or as amended. */
function priced({ totalFen, lines, phases, documentHash }: ContractSignedV1 | ContractAmendedV1) {
  return {
    totalFen,
    lines: lines.map(({ lineId, kind, description, amountFen }) => ({
      lineId,
      kind,
      description,
      amountFen,
    })),
    phases: (phases ?? []).map(({ title, amountFen }) => ({ title, amountFen })),
    documentHash,
  };
}
