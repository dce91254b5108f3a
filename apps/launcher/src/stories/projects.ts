/** What a factory wants to have done, in its own words, and how a provider would do it. */
export interface Project {
  readonly title: string;
  readonly description: string;
  readonly approach: string;
  readonly scenario: string;
  readonly priceFen: bigint;
  readonly protocols?: readonly string[];
  readonly integrations?: readonly string[];
}

function wan(amount: number): bigint {
  return BigInt(amount) * 1_000_000n;
}

// prettier-ignore
export const PROJECTS = {
  production: {
    title: '冲压与机加工车间生产管控上云', scenario: 'S06', priceFen: wan(18),
    description: '两个车间共46台冲床和加工中心，班组用纸质工单报工，进度靠电话问。希望设备联网采集产量与停机，工单线上派发和报工，与现有ERP打通。',
    approach: '分两批停机窗口接入设备，先冲压后机加，第二个月试运行并培训班组长，以当天达成率看板与ERP对账一致为验收标准。',
    protocols: ['OPC UA', 'Modbus TCP'],
  },
  maintenance: {
    title: '关键设备点检与预防维护', scenario: 'S08', priceFen: wan(12),
    description: '空压机、热处理炉和数控车床共28台，故障靠人听，备件没有台账。希望扫码点检、故障报修上手机，主轴和电机的振动温度能在线看。',
    approach: '一机一码建台账，六台关键设备加装无线振动温度采集，异常提前一周给出检修建议。',
    protocols: ['Modbus TCP'],
  },
  quality: {
    title: '来料到出货质量追溯', scenario: 'S07', priceFen: wan(16),
    description: '检验记录在纸上，客诉要翻三天。希望原料批次、工序参数和检验结果绑定一个条码，十分钟内查到源头。',
    approach: '在来料、首检、巡检和终检四处扫码，量具直连，过程能力下滑自动提醒。',
  },
  energy: {
    title: '分表到机台的能耗监测', scenario: 'S10', priceFen: wan(9),
    description: '一个月电费四十多万元，只有总表。希望水电气分表到机台，按班对比单位产品能耗，空转待机自动提醒。',
    approach: '加装32块智能电表与4块流量计，两周上线，第一个月给出节能量报告。',
    protocols: ['Modbus TCP'],
  },
  warehouse: {
    title: '原料与成品条码仓储', scenario: 'S12', priceFen: wan(11),
    description: '仓库账实不符，盘点停产两天。希望收发移盘全部扫码，先进先出和批次自动控制。',
    approach: '先建库位与条码规则，再切换收发流程，首月每日循环盘点，账实一致率达到99%后验收。',
  },
  planning: {
    title: '订单排程与交期答复', scenario: 'S05', priceFen: wan(14),
    description: '插单靠吵架，业务员答不出交期。希望按设备、模具和物料齐套自动排产，插单后几分钟给出受影响订单。',
    approach: '先梳理工艺路线与标准工时，滚动排七天，计划员在看板上拖拽调整。',
  },
  purchasing: {
    title: '采购与供应商协同', scenario: 'S11', priceFen: wan(8),
    description: '两百多家供应商靠微信对单，来料晚了才知道。希望询价、下单、送货预约和对账都在线。',
    approach: '二十家主要供应商先上线，送货预约与条码标签打通，交期和合格率自动评分。',
  },
  finance: {
    title: '业财一体与单品成本', scenario: 'S13', priceFen: wan(19),
    description: '月结要十天，单品成本靠估。希望订单、采购、库存、生产、财务一本账。',
    approach: '三个月分两段上线，先进销存后成本，以两个月并行对账一致为验收标准。',
  },
  line: {
    title: '压铸车间产线数字化改造', scenario: 'S06', priceFen: wan(128),
    description: '压铸、去毛刺、机加三段共120台设备，分属四种控制系统。希望整线联网、工艺参数下发、质量追溯与能耗一体，分两期建设。',
    approach: '一期完成设备联网与工单闭环，二期完成参数下发与质量追溯，驻场团队六人。',
    protocols: ['OPC UA', 'MTConnect'], integrations: ['ERP', 'MES'],
  },
} as const satisfies Record<string, Project>;
