import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  AssessmentCompletedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  SolutionPublishedV1,
} from '#libs/contracts';
import { Consumes, type Delivery } from '#libs/platform';
import { resumeContractsOf, stopContractsOf } from './contract-end/standing.reactions.js';
import type { ProviderCopy } from './copies/copies.entity.js';

/**
 * Keeps this room's copies of what other rooms own. Each is one statement that takes the event whole and lets only newer
 * facts replace older ones, so that neither a repetition nor a late arrival does harm.
 */
@Injectable()
export class MatchingConsumer {
  @Consumes(EnterpriseCertifiedV1)
  async onCertified(event: EnterpriseCertifiedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into certified_enterprise
         (id, name, unified_social_credit_code, division_code, industry_code, size_class, certified_at)
       select "enterpriseId", name, "unifiedSocialCreditCode", "divisionCode", "industryCode", "sizeClass", "certifiedAt"
         from jsonb_to_record(cast(? as jsonb)) as fact ("enterpriseId" uuid, name text,
              "unifiedSocialCreditCode" text, "divisionCode" text, "industryCode" text, "sizeClass" text,
              "certifiedAt" timestamptz)
       on conflict (id) do update set
         name = excluded.name, unified_social_credit_code = excluded.unified_social_credit_code,
         division_code = excluded.division_code, industry_code = excluded.industry_code,
         size_class = excluded.size_class, certified_at = excluded.certified_at
       where excluded.certified_at > certified_enterprise.certified_at`,
      [JSON.stringify(event)],
    );
  }

  @Consumes(AssessmentCompletedV1)
  async onAssessed(event: AssessmentCompletedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into enterprise_maturity (enterprise_id, level, score_hundredths, weak_scenes, completed_at)
       select "enterpriseId", level, "scoreHundredths", "weakScenes", "completedAt"
         from jsonb_to_record(cast(? as jsonb)) as fact ("enterpriseId" uuid, level int, "scoreHundredths" int,
              "weakScenes" text[], "completedAt" timestamptz)
       on conflict (enterprise_id) do update set
         level = excluded.level, score_hundredths = excluded.score_hundredths,
         weak_scenes = excluded.weak_scenes, completed_at = excluded.completed_at
       where excluded.completed_at > enterprise_maturity.completed_at`,
      [JSON.stringify(event)],
    );
  }

  @Consumes(ProviderAdmittedV1)
  async onAdmitted(event: ProviderAdmittedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into admitted_provider
         (id, name, unified_social_credit_code, provider_class, division_code, admitted_at)
       select "providerId", name, "unifiedSocialCreditCode", "providerClass", "divisionCode", "admittedAt"
         from jsonb_to_record(cast(? as jsonb)) as fact ("providerId" uuid, name text,
              "unifiedSocialCreditCode" text, "providerClass" text, "divisionCode" text, "admittedAt" timestamptz)
       on conflict (id) do update set
         name = excluded.name, unified_social_credit_code = excluded.unified_social_credit_code,
         provider_class = excluded.provider_class, division_code = excluded.division_code,
         admitted_at = excluded.admitted_at
       where excluded.admitted_at > admitted_provider.admitted_at`,
      [JSON.stringify(event)],
    );
  }

  @Consumes(ProviderSuspendedV1)
  async onSuspended(event: ProviderSuspendedV1, { em }: Delivery): Promise<void> {
    await setStanding(em, 'SUSPENDED', event);
    await stopContractsOf(em, event);
  }

  @Consumes(ProviderLeftV1)
  async onLeft(event: ProviderLeftV1, { em }: Delivery): Promise<void> {
    await setStanding(em, 'LEFT', event);
    await stopContractsOf(em, event);
  }

  @Consumes(ProviderReinstatedV1)
  async onReinstated(event: ProviderReinstatedV1, { em }: Delivery): Promise<void> {
    await setStanding(em, 'GOOD', event);
    await resumeContractsOf(em, event);
  }

  @Consumes(SolutionPublishedV1)
  async onPublished(event: SolutionPublishedV1, { em }: Delivery): Promise<void> {
    await em.execute(
      `insert into catalogue_solution
         (id, provider_id, catalogue_version, title, summary, scenarios, industries, size_classes, regions, protocols,
          integrations, price_from_fen, price_to_fen, delivery_months, capacity_per_month, industrial_platform,
          public_cloud, published_at)
       select "solutionId", "providerId", "catalogueVersion", title, summary, scenarios, industries, "sizeClasses",
          regions, protocols, integrations, "priceFromFen", "priceToFen", "deliveryMonths", "capacityPerMonth",
          "industrialPlatform", "publicCloud", "publishedAt"
         from jsonb_to_record(cast(? as jsonb)) as fact ("solutionId" uuid, "providerId" uuid, "catalogueVersion" int,
              title text, summary text, scenarios text[], industries text[], "sizeClasses" text[], regions text[],
              protocols text[], integrations text[], "priceFromFen" bigint, "priceToFen" bigint,
              "deliveryMonths" int, "capacityPerMonth" int, "industrialPlatform" boolean, "publicCloud" boolean,
              "publishedAt" timestamptz)
       on conflict (id) do update set
         provider_id = excluded.provider_id, catalogue_version = excluded.catalogue_version, title = excluded.title,
         summary = excluded.summary, scenarios = excluded.scenarios, industries = excluded.industries,
         size_classes = excluded.size_classes, regions = excluded.regions, protocols = excluded.protocols,
         integrations = excluded.integrations, price_from_fen = excluded.price_from_fen,
         price_to_fen = excluded.price_to_fen, delivery_months = excluded.delivery_months,
         capacity_per_month = excluded.capacity_per_month, industrial_platform = excluded.industrial_platform,
         public_cloud = excluded.public_cloud, published_at = excluded.published_at
       where excluded.catalogue_version > catalogue_solution.catalogue_version`,
      [JSON.stringify(event)],
    );
  }
}

async function setStanding(
  em: EntityManager,
  standing: ProviderCopy['standing'],
  { providerId, at, reason }: ProviderSuspendedV1,
): Promise<void> {
  await em.execute(
    `update admitted_provider set standing = ?, standing_at = cast(? as timestamptz), standing_reason = ?
      where id = ? and (standing_at is null or standing_at <= cast(? as timestamptz))`,
    [standing, at, reason, providerId, at],
  );
}
