/** What stands in the demo city: departments, things in the street, posted codes, people who work there. */
import type { Role } from '../../contracts/staff/roles'

export const departments = [
  { id: 'municipal', name: '市政设施维护所' },
  { id: 'sanitation', name: '环境卫生管理所' },
  { id: 'greening', name: '园林绿化管理所' },
  { id: 'lighting', name: '路灯管理所' },
  { id: 'enforcement', name: '城管综合执法大队' },
  { id: 'drainage', name: '排水管理中心' },
  { id: 'traffic', name: '公安交警大队' },
  { id: 'housing', name: '住房和建设局' }
] as const
export type Department = (typeof departments)[number]['id']

/** Kinds of components that the demo has, with the topics that suggest themselves at one of them. */
export const componentKinds = [
  { type: '01003', place: '雨水井盖', topics: ['road', 'water'], count: 12 },
  { type: '01037', place: '路灯', topics: ['lights', 'danger'], count: 14 },
  { type: '03005', place: '垃圾箱', topics: ['garbage', 'street'], count: 12 },
  { type: '03001', place: '公共厕所', topics: ['garbage', 'water'], count: 6 },
  { type: '02004', place: '公交站', topics: ['ads', 'parking'], count: 8 },
  { type: '04001', place: '古树名木', topics: ['green', 'danger'], count: 8 }
] as const

/** One account for each role, named after it, and a few more so that people can meet at work. */
export const people: { username: string; name: string; roles: Role[]; department?: Department; allDutyGrids?: true }[] =
  [
    { username: 'operator', name: '受理员甲', roles: ['operator'] },
    { username: 'operator2', name: '受理员乙', roles: ['operator'] },
    { username: 'lead', name: '值班长', roles: ['lead'] },
    { username: 'dispatcher', name: '派遣员', roles: ['dispatcher'] },
    { username: 'clerk', name: '市政经办人', roles: ['clerk'], department: 'municipal' },
    { username: 'handler', name: '市政处置员', roles: ['handler'], department: 'municipal' },
    { username: 'clerk2', name: '环卫经办人', roles: ['clerk', 'handler'], department: 'sanitation' },
    { username: 'collector', name: '采集员', roles: ['collector'], allDutyGrids: true },
    { username: 'supervisor', name: '督查', roles: ['supervisor'] },
    { username: 'administrator', name: '系统管理员', roles: ['administrator'] },
    { username: 'security', name: '安全管理员', roles: ['security'] },
    { username: 'auditor', name: '审计管理员', roles: ['auditor'] }
  ]

export const streetNames = [
  '风度北路',
  '解放路',
  '启明北路',
  '站南路',
  '大学路',
  '浈江中路',
  '和平路',
  '园前路'
] as const
