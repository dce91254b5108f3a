import { InputType, ObjectType } from '@nestjs/graphql';
import { Code, Text, Whole, describeEnum } from '#libs/platform';
import { HiddenField } from './need-content.js';

describeEnum(HiddenField, {
  name: 'HiddenField',
  description: 'What a need keeps from providers until it is awarded.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    DISTRICT: { 'zh-CN': '所在区县', en: 'district', meaning: 'the city is shown instead' },
    BUDGET: { 'zh-CN': '预算', en: 'budget' },
    SITES: { 'zh-CN': '实施地点', en: 'sites' },
    MACHINES: { 'zh-CN': '设备', en: 'machines' },
    INTEGRATIONS: { 'zh-CN': '需对接系统', en: 'systems to connect' },
  },
});

@ObjectType('Site', { description: 'A place where the work is to be done.' })
@InputType('SiteInput')
export class SiteView {
  @Code({ form: /^\d{6}(\d{3})?$/, example: '440106', description: 'District or city, GB/T 2260.' })
  divisionCode!: string;
  @Text({ min: 1, most: 60 })
  name!: string;
  @Whole({ min: 1, max: 10_000_000, nullable: true })
  workshopSquareMetres!: number | null;
}

@ObjectType('Machines', { description: 'Machines of one kind.' })
@InputType('MachinesInput')
export class MachinesView {
  @Text({ min: 1, most: 60 })
  kind!: string;
  @Whole({ min: 1, max: 100_000 })
  count!: number;
  @Text({ min: 1, most: 60, nullable: true, description: 'What they speak; absent where nobody knows.' })
  protocol!: string | null;
}
