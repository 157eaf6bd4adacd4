import Taro from '@tarojs/taro'

/** Calls back whenever the network has returned. Returns a function that stops listening. */
export function whenOnline(listener: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
