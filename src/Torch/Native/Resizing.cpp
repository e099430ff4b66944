// Padding, resizing and rearranging of images.
#include "Native.h"

CN_TENSOR(at_constant_pad_nd, (Handle self, Ints pad, Number value), at::constant_pad_nd(in(self), list(pad), scalar(value)))
CN_TENSOR(at_pad, (Handle self, Ints pad, const char* mode, Number value), at::pad(in(self), list(pad), in(mode), maybe_double(value)))

#define PAD(op) CN_TENSOR(at_##op, (Handle self, Ints pad), at::op(in(self), list(pad)))
#define PAD_AND_BACKWARD(op)                                                 \
  PAD(op)                                                                    \
  CN_TENSOR(at_##op##_backward, (Handle grad_output, Handle self, Ints pad), \
            at::op##_backward(in(grad_output), in(self), list(pad)))
PAD_AND_BACKWARD(reflection_pad1d)
PAD_AND_BACKWARD(reflection_pad2d)
PAD_AND_BACKWARD(replication_pad1d)
PAD_AND_BACKWARD(replication_pad2d)
PAD(reflection_pad3d)
PAD(replication_pad3d)

// A null scale lets libtorch take the ratio of the sizes.
CN_TENSOR(at_upsample_nearest1d, (Handle self, Ints size, Number scale), at::upsample_nearest1d(in(self), list(size), maybe_double(scale)))
CN_TENSOR(at_upsample_nearest1d_backward, (Handle grad_output, Ints size, Ints input_size, Number scale),
          at::upsample_nearest1d_backward(in(grad_output), list(size), list(input_size), maybe_double(scale)))
CN_TENSOR(at_upsample_linear1d, (Handle self, Ints size, bool align_corners, Number scale),
          at::upsample_linear1d(in(self), list(size), align_corners, maybe_double(scale)))
CN_TENSOR(at_upsample_linear1d_backward, (Handle grad_output, Ints size, Ints input_size, bool align_corners, Number scale),
          at::upsample_linear1d_backward(in(grad_output), list(size), list(input_size), align_corners, maybe_double(scale)))

CN_TENSOR(at_upsample_nearest2d, (Handle self, Ints size, Number scale_h, Number scale_w),
          at::upsample_nearest2d(in(self), list(size), maybe_double(scale_h), maybe_double(scale_w)))
CN_TENSOR(at_upsample_nearest2d_backward, (Handle grad_output, Ints size, Ints input_size, Number scale_h, Number scale_w),
          at::upsample_nearest2d_backward(in(grad_output), list(size), list(input_size), maybe_double(scale_h), maybe_double(scale_w)))
CN_TENSOR(at_upsample_nearest3d, (Handle self, Ints size, Number scale_d, Number scale_h, Number scale_w),
          at::upsample_nearest3d(in(self), list(size), maybe_double(scale_d), maybe_double(scale_h), maybe_double(scale_w)))
CN_TENSOR(at_upsample_nearest3d_backward,
          (Handle grad_output, Ints size, Ints input_size, Number scale_d, Number scale_h, Number scale_w),
          at::upsample_nearest3d_backward(in(grad_output), list(size), list(input_size), maybe_double(scale_d), maybe_double(scale_h), maybe_double(scale_w)))
CN_TENSOR(at_upsample_trilinear3d, (Handle self, Ints size, bool align_corners, Number scale_d, Number scale_h, Number scale_w),
          at::upsample_trilinear3d(in(self), list(size), align_corners, maybe_double(scale_d), maybe_double(scale_h), maybe_double(scale_w)))

#define UPSAMPLE_2D(op)                                                                                                               \
  CN_TENSOR(at_##op, (Handle self, Ints size, bool align_corners, Number scale_h, Number scale_w),                                    \
            at::op(in(self), list(size), align_corners, maybe_double(scale_h), maybe_double(scale_w)))                                \
  CN_TENSOR(at_##op##_backward, (Handle grad_output, Ints size, Ints input_size, bool align_corners, Number scale_h, Number scale_w), \
            at::op##_backward(in(grad_output), list(size), list(input_size), align_corners, maybe_double(scale_h), maybe_double(scale_w)))
UPSAMPLE_2D(upsample_bilinear2d)
UPSAMPLE_2D(upsample_bicubic2d)

CN_TENSOR(at_pixel_shuffle, (Handle self, int64_t upscale_factor), at::pixel_shuffle(in(self), upscale_factor))
CN_TENSOR(at_pixel_unshuffle, (Handle self, int64_t downscale_factor), at::pixel_unshuffle(in(self), downscale_factor))
CN_TENSOR(at_im2col, (Handle self, Ints kernel, Ints dilation, Ints padding, Ints stride), at::im2col(in(self), list(kernel), list(dilation), list(padding), list(stride)))
CN_TENSOR(at_col2im, (Handle self, Ints output_size, Ints kernel, Ints dilation, Ints padding, Ints stride),
          at::col2im(in(self), list(output_size), list(kernel), list(dilation), list(padding), list(stride)))
