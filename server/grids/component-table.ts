import { componentSources, componentStates } from '../../contracts/grids/components'

/** The columns of a table of components, as they are exported; abbreviations are those of GB/T 47678.7. */
export const componentColumns = [
  {
    key: 'id',
    name: '部件标识码',
    needed: false,
    hint: '17 位；新部件不填，由系统给',
    also: ['glbjbsm', 'bjbsm', 'objcode', '标识码']
  },
  {
    key: 'type',
    name: '部件类别',
    needed: true,
    hint: '5 位编码或名称，如 01016',
    also: ['类别', '小类', '类别编码', '部件类型', 'type', 'bjlx']
  },
  {
    key: 'name',
    name: '部件名称',
    needed: false,
    hint: '不填就用类别的名称',
    also: ['名称', 'glbjmc', 'objname', 'name']
  },
  {
    key: 'x',
    name: '经度',
    needed: false,
    hint: '表格里必填，或东坐标',
    also: ['x', '东坐标', 'lon', 'lng', 'longitude', 'x坐标']
  },
  {
    key: 'y',
    name: '纬度',
    needed: false,
    hint: '表格里必填，或北坐标',
    also: ['y', '北坐标', 'lat', 'latitude', 'y坐标']
  },
  {
    key: 'department',
    name: '主管部门',
    needed: false,
    hint: '名称或统一社会信用代码',
    also: ['zgbmmc', '主管部门名称', '主管部门代码', 'zgbmdm', 'deptname1']
  },
  {
    key: 'owner',
    name: '权属单位',
    needed: false,
    hint: undefined,
    also: ['qsdwmc', '权属单位名称', 'qsdwdm', 'deptname2']
  },
  {
    key: 'maintainer',
    name: '养护单位',
    needed: false,
    hint: undefined,
    also: ['yhdwmc', '养护单位名称', 'yhdwdm', 'deptname3']
  },
  {
    key: 'state',
    name: '状态',
    needed: false,
    hint: `${componentStates.join('、')}；新部件不填就是完好`,
    also: ['glbjzt', 'objstate', '部件状态']
  },
  { key: 'startedOn', name: '初始日期', needed: false, hint: '如 2026-03-01', also: ['csrq', 'ordate', '启用日期'] },
  { key: 'source', name: '数据来源', needed: false, hint: componentSources.join('、'), also: ['sjly', 'datasource'] },
  { key: 'note', name: '备注', needed: false, hint: undefined, also: ['bz', 'note'] }
] as const
