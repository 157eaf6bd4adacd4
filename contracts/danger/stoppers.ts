/** What is asked at a topic whose problems may be dangerous. The words go into the report, where the danger is read. */
export const stoppers: Record<string, readonly string[]> = {
  road: ['有人受伤', '闻到煤气味'],
  lights: ['灯杆漏电', '电线掉下来了'],
  green: ['有人受伤', '电线断了'],
  building: ['有人受伤', '墙倒塌了'],
  works: ['闻到煤气味', '有人受伤'],
  water: ['闻到煤气味', '水里漏电'],
  danger: ['有人受伤', '有人被困', '着火冒烟', '电线掉下来了', '闻到煤气味']
}
