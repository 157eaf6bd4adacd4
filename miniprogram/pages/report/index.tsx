import { View } from '@tarojs/components'
export default function Report() { return <View>你好</View> }
