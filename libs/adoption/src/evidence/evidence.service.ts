import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor } from '#libs/kernel';
import { Commands, whenTaken } from '#libs/platform';
import { AdoptionService } from '../figures/adoption.service.js';
import type { AdoptionView } from '../figures/adoption.views.js';
import { ContractCopy } from '../copies/copies.entity.js';
import { lockEnterprises } from '../counting/counting.queries.js';
import { mayCountTowards } from '../counting/counting.rules.js';
import { CountingService } from '../counting/counting.service.js';
import { EvidenceFile, EvidenceRecord } from './evidence.entity.js';
import type { DeclareAdoptionInput, PaperEvidenceInput } from './evidence.inputs.js';
import { certifiedEnterprise, type EnterpriseRow } from '../figures/figures.queries.js';

/** Takes in what people say and show of adoption: declarations, and papers recorded by officials. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly commands: Commands,
    private readonly counting: CountingService,
    private readonly adoptions: AdoptionService,
  ) {}

  /**
   * An enterprise declares its own adoption: grade D, shown beside the official figure. Declaring it again changes nothing.
   * @throws DomainError NOT_FOUND unless certified and the actor's own, NOT_INDUSTRIAL
   */
  declare(input: DeclareAdoptionInput, key: string, by: Actor): Promise<AdoptionView> {
    const { enterpriseId, goal } = input;
    by.actingAs('adoption.declare', { organisationId: enterpriseId }, 'enterprise');
    const body = { enterpriseId, goal };
    return this.commands.run({ key, by, name: 'declareAdoption', body }, async (em, now) => {
      const enterprise = await locked(em, enterpriseId);
      if (!mayCountTowards(goal, { certified: true, industryCode: enterprise.industryCode })) {
        throw new DomainError('NOT_INDUSTRIAL', { industryCode: enterprise.industryCode });
      }
      const industrialPlatform = goal === 'UPGRADED';
      const said = { enterpriseId, kind: 'SELF_DECLARED' as const, industrialPlatform };
      if (!(await em.findOne(EvidenceRecord, said))) {
        em.create(EvidenceRecord, {
          ...said,
          id: newId(),
          source: enterpriseId,
          publicCloud: !industrialPlatform,
          recordedAt: now,
        });
      }
      return this.weighed(em, enterprise, by);
    });
  }

  /**
   * An official records that contract, invoice and acceptance were seen on paper: grade C.
   * @throws DomainError NOT_FOUND outside the official's division, PAPER_WITHOUT_USE, PAPERS_ARE_ONE_FILE,
   * PAPER_ALREADY_RECORDED, CONTRACT_UNKNOWN
   */
  recordPaper(input: PaperEvidenceInput, key: string, by: Actor): Promise<AdoptionView> {
    by.actingAs('adoption.record');
    const { enterpriseId, contractId = null, industrialPlatform, publicCloud } = input;
    const documents = {
      contract: input.contractHash,
      invoice: input.invoiceHash,
      acceptance: input.acceptanceHash,
    };
    const body = { enterpriseId, contractId, industrialPlatform, publicCloud, documents };
    return this.commands
      .run({ key, by, name: 'recordPaperEvidence', body }, async (em, now) => {
        const enterprise = await locked(em, enterpriseId);
        const scope = { organisationId: enterpriseId, divisionCode: enterprise.divisionCode };
        by.actingAs('adoption.record', scope, 'enterprise');
        if (!industrialPlatform && !publicCloud) throw new DomainError('PAPER_WITHOUT_USE');
        const contract = contractId ? await em.findOne(ContractCopy, { id: contractId, enterpriseId }) : null;
        if (contractId && !contract) throw new DomainError('CONTRACT_UNKNOWN');
        const files = new Set(Object.values(documents).map((hash) => hash.toLowerCase()));
        if (files.size < Object.keys(documents).length) throw new DomainError('PAPERS_ARE_ONE_FILE');
        const id = newId();
        for (const hash of files) em.create(EvidenceFile, { hash, evidenceId: id });
        em.create(EvidenceRecord, {
          id,
          enterpriseId,
          kind: 'CONTRACT_INVOICE_ACCEPTANCE',
          source: by.personId,
          contractId,
          providerId: contract?.providerId ?? null,
          industrialPlatform,
          publicCloud,
          documents,
          recordedAt: now,
        });
        return this.weighed(em, enterprise, by);
      })
      .catch(whenTaken('evidence_file_pkey', 'PAPER_ALREADY_RECORDED'));
  }

  private async weighed(em: EntityManager, enterprise: EnterpriseRow, by: Actor): Promise<AdoptionView> {
    await em.flush();
    await this.counting.recount(em, [enterprise.id], `person:${by.personId}`);
    return this.adoptions.describe(em, enterprise.id, enterprise.code);
  }
}

async function locked(em: EntityManager, enterpriseId: string): Promise<EnterpriseRow> {
  await lockEnterprises(em, [enterpriseId]);
  const enterprise = await certifiedEnterprise(em, enterpriseId);
  if (!enterprise) throw notFound('enterprise');
  return enterprise;
}
